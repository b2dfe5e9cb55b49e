import Door
import HTTPTypes

extension Pages {
    /// A problem of the server as a page; where nobody has said who asks, the way in.
    func problem(_ problem: Problem, isSignedIn: Bool) -> PageResponse {
        let page =
            problem.status == .unauthorized
            ? SignInPage(site: site, detail: problem.detail).page
            : Page(
                title: Self.title(problem.status.code), status: problem.status.code,
                content: together {
                    p(.class("lead")) { problem.detail }
                    p(.class("note")) { problem.fix + "." }
                    if problem.status == .forbidden, !isSignedIn {
                        p { a(Attribute("href", site.basePath + SignInPage.path)) { "Sign in" } }
                    }
                })
        return .page(Layout(site: site).document(page), status: page.status)
    }

    private static func title(_ status: Int) -> String {
        switch status {
        case 400, 413, 422: "That can't be done"
        case 403, 421: "Not with these rights"
        case 404: "Not here"
        case 405: "Not that way"
        case 429: "Too much at once"
        case 503, 504: "The server can't answer now"
        default: "Something broke"
        }
    }
}
