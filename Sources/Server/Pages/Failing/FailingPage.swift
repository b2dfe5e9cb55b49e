/// Pages for when there is nothing else to show.
enum FailingPage {
    static func notFound(_ what: String) -> Page {
        Page(
            title: "Not here", status: 404,
            content: together {
                p(.class("lead")) { what }
                p(.class("note")) { "The search above finds names, ids and pasted addresses." }
            })
    }

    static func forbidden(_ role: Visitor.Role) -> Page {
        Page(
            title: "Not with these rights", status: 403,
            content: p(.class("lead")) {
                "You look as \(role.word), and the database does not let that role do this. Ask an administrator for a "
                "token of another role."
            })
    }

    static func formRefused() -> Page {
        Page(
            title: "Send it again", status: 403,
            content: p(.class("lead")) {
                "The form did not carry its token: it was open for too long, or came from another page. Go back, load the page "
                "again, and send it again."
            })
    }

    static func invalid(_ why: String) -> Page {
        Page(title: "That can't be done", status: 400, content: p(.class("lead")) { why })
    }

    static func unavailable() -> Page {
        Page(
            title: "The database does not answer", status: 503,
            content: p(.class("lead")) { "Nothing is lost: messages wait. Try again in a moment." })
    }

    static func broken() -> Page {
        Page(
            title: "Something broke", status: 500,
            content: p(.class("lead")) { "The server's log says what. Nothing was changed by looking." })
    }
}
