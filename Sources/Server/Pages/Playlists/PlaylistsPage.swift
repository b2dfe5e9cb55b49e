import PlaylistAnswers

/// Playlists, the newest first, and the form that brings one.
struct PlaylistsPage: Sendable {
    let site: Site
    let playlists: [PlaylistAnswer]
    /// nil: this is the last page.
    let next: Int64?
    let visitor: FormVisitor

    var page: Page {
        Page(
            title: "Playlists", section: .playlists,
            content: together {
                if visitor.isOperator {
                    Parts.section("Bring one", note: Self.note) { BringForm(site: site, visitor: visitor).html }
                }
                Parts.section("All of them") { table }
                Parts.more(next.map { site.link(.playlists(after: $0)) })
            })
    }

    private static let note =
        "Files of Exportify, TuneMyMusic, Soundiiz, Spotify's account data, M3U, any CSV with headings, or one ISRC or "
        + "Spotify link a line. Spotify lets an app read only the playlists of a user who signed in to it, so lists come by "
        + "file. No provider is asked."

    private var table: HTML {
        guard !playlists.isEmpty else { return p { Parts.unknown("None was brought yet.") } }
        return Parts.rows(
            "Playlists, the newest first",
            [
                .text("Playlist"), .number("Songs"), .number("In the catalogue"), .number("No songs"),
                .number("States"),
                .text("Brought"),
            ], playlists.map(row))
    }

    private func row(_ playlist: PlaylistAnswer) -> [HTML] {
        [
            a(.href(site, .playlist(playlist.playlistId, PlaylistView()))) { playlist.name },
            HTML(Words.number(playlist.songs)), HTML(Words.number(playlist.recordings)),
            HTML(Words.number(playlist.refused)), HTML(Words.number(playlist.states)),
            Parts.time(playlist.refreshedAt),
        ]
    }
}

/// Two ways to bring a list, neither of which needs a script.
struct BringForm: Sendable {
    let site: Site
    let visitor: FormVisitor

    var html: HTML {
        div(.class("bring")) {
            HTML(
                "form",
                [
                    Attribute("method", "post"), .action(site, .playlists(after: nil)), .class("ask"),
                    Attribute("enctype", "multipart/form-data"),
                ],
                together {
                    hidden("bring")
                    label(Attribute("for", "file")) { "File" }
                    input(.id("file"), .name("file"), .type("file"), Attribute("required"))
                    button(.class("first")) { "Bring the file" }
                })
            HTML(
                "form",
                [
                    Attribute("method", "post"), .action(site, .playlists(after: nil)), .class("ask"),
                    Attribute("enctype", "multipart/form-data"),
                ],
                together {
                    hidden("paste")
                    label(Attribute("for", "name")) { "Name" }
                    input(
                        .id("name"), .name("name"), .type("text"), Attribute("required"), Attribute("maxlength", "300"))
                    label(Attribute("for", "text")) { "Pasted rows" }
                    HTML(
                        "textarea",
                        [.id("text"), .name("text"), Attribute("rows", "5"), Attribute("required")], HTML(""))
                    button { "Bring the rows" }
                })
        }
    }

    private func hidden(_ act: String) -> HTML {
        together {
            input(.type("hidden"), .name(FormVisitor.tokenField), .value(visitor.formToken))
            input(.type("hidden"), .name("act"), .value(act))
        }
    }
}
