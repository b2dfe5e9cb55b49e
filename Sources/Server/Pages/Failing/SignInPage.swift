/// The way in, for who has a token.
struct SignInPage: Sendable {
    /// Where the server takes a token and gives a session.
    static let path = "/sign-in"

    let site: Site
    let detail: String

    var page: Page {
        Page(
            title: "Sign in", status: 401,
            content: together {
                p(.class("lead")) { detail }
                form(.class("ask"), Attribute("method", "post"), Attribute("action", site.basePath + Self.path)) {
                    label(Attribute("for", "token")) { "Token" }
                    input(
                        .id("token"), .name("token"), .type("password"), Attribute("required"),
                        Attribute("autocomplete", "off"), Attribute("spellcheck", "false"))
                    button(.class("first")) { "Sign in" }
                }
                p(.class("note")) {
                    "A token is made by "
                    code { "liner tokens create --role reader" }
                    ". This browser then stays signed in for some hours."
                }
            })
    }
}
