import ListeningAnswers

/// Whose listening is kept.
struct ListenersPage: Sendable {
    let site: Site
    let listeners: [ListenerAnswer]

    var page: Page { Page(title: "Listening", section: .listening, content: table) }

    private var table: HTML {
        guard !listeners.isEmpty else {
            return p {
                Parts.unknown("Nobody's listening is kept yet: ")
                code { "liner listening import FILE --listener NAME" }
            }
        }
        return Parts.rows(
            "Listeners",
            [.text("Listener"), .number("Plays"), .number("Listened"), .number("Songs"), .text("Last play")],
            listeners.map { listener in
                [
                    a(.href(site, .listener(listener.listenerId, ListenerView()))) { listener.name },
                    HTML(Words.number(listener.plays)), HTML(Words.listened(listener.ms)),
                    HTML(Words.number(listener.songs)), listener.lastAt.map(Parts.time) ?? Parts.unknown("never"),
                ]
            })
    }
}
