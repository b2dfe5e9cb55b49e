import FleetMessages
import PlaylistAnswers

/// One playlist: its songs with what is known of them.
struct PlaylistPage: Sendable {
    let site: Site
    let playlist: PlaylistAnswer
    /// What is shown: of the day, or the newest.
    let state: PlaylistState
    let view: PlaylistView
    let songs: [PlaylistSong]
    let hasMore: Bool
    let changes: [PlaylistChanges]
    let refused: [RefusedRow]
    let visitor: FormVisitor

    var page: Page {
        Page(
            title: playlist.name, trail: [("Playlists", .playlists(after: nil))], section: .playlists,
            mark: view.day.map { Parts.pill("as on \($0)") } ?? .empty, content: content)
    }

    private var content: HTML {
        together {
            facts
            Parts.section("Songs") {
                filter
                SongTable(site: site, songs: songs).html
                Parts.more(hasMore ? songs.last.map { site.link(next(after: $0.position)) } : nil)
                p {
                    a(Attribute("href", site.basePath + csv)) { "All of them as CSV" }
                }
            }
            if !refused.isEmpty { RefusedTable(rows: refused, count: state.rows - state.songs).html }
            if !changes.isEmpty { ChangeList(site: site, steps: changes).html }
            if visitor.isOperator { acts }
        }
    }

    private var facts: HTML {
        together {
            Parts.tiles([
                Parts.tile(Words.number(state.songs), "songs"),
                Parts.tile(Words.number(playlist.recordings), "in the catalogue"),
                Parts.tile(Words.number(state.rows - state.songs), "rows that are none"),
                Parts.tile(Words.number(playlist.states), playlist.states == 1 ? "state" : "states"),
            ])
            dl(.class("facts")) {
                dt { "Brought" }
                dd { Parts.time(state.takenAt) }
                dt { "Read as" }
                dd { "\(state.dialect), \(state.encoding), \(state.certainty)" }
                dt { "New songs" }
                dd { playlist.autoEnrich ? "are enriched without being asked" : "wait until somebody asks" }
            }
            state.warnings.map { warning in Parts.notice(.warn) { p { warning } } }
        }
    }

    private func next(after position: Int) -> Address {
        var view = view
        view.after = position
        return .playlist(playlist.playlistId, view)
    }

    private var csv: String {
        "/api/v1/playlists/\(playlist.playlistId)/songs.csv" + (view.day.map { "?on=\($0)" } ?? "")
    }

    private var filter: HTML {
        form(
            .class("ask"), Attribute("method", "get"),
            .action(site, .playlist(playlist.playlistId, PlaylistView()))
        ) {
            field("filter", "Title, artist or code") {
                input(
                    .id("filter"), .name("q"), .type("search"), .value(view.selection.text),
                    Attribute("maxlength", "200"))
            }
            choice("known", "Known", view.selection.known?.rawValue ?? "", Self.known)
            choice("order", "Order", view.selection.order.rawValue, Self.orders)
            field("on", "As on") { input(.id("on"), .name("on"), .type("date"), .value(view.day ?? "")) }
            button { "Show" }
        }
    }

    private static let known = [
        ("", "all"), ("sure", "sure"), ("unsure", "unsure"), ("unknown", "not in the catalogue"),
    ]
    private static let orders = [
        ("position", "as in the list"), ("title", "by title"), ("artist", "by artist"), ("doubt", "least sure first"),
        ("credits", "most credits first"),
    ]

    private func field(_ id: String, _ title: String, @HTMLBuilder _ control: () -> HTML) -> HTML {
        let control = control()
        return div(.class("field")) {
            label(Attribute("for", id)) { title }
            control
        }
    }

    private func choice(_ name: String, _ title: String, _ value: String, _ options: [(String, String)]) -> HTML {
        field(name, title) {
            HTML(
                "select", [.id(name), .name(name)],
                together {
                    options.map { option, words in
                        HTML("option", [.value(option), Attribute("selected").when(option == value)], HTML(words))
                    }
                })
        }
    }

    private var acts: HTML {
        Parts.section("Change it") {
            visitor.form(
                .playlist(playlist.playlistId, PlaylistView()), act: playlist.autoEnrich ? "auto_off" : "auto_on"
            ) {
                button { playlist.autoEnrich ? "Stop enriching new songs" : "Auto-enrich new songs" }
            }
            visitor.form(.playlist(playlist.playlistId, PlaylistView()), act: "remove") {
                label {
                    together {
                        input(.type("checkbox"), .name("sure"), .value("yes")); "I mean it"
                    }
                }
                button { "Remove the playlist" }
            }
        }
    }
}

/// Songs in a table, each with its recording.
struct SongTable: Sendable {
    let site: Site
    let songs: [PlaylistSong]

    var html: HTML {
        guard !songs.isEmpty else { return p { Parts.unknown("No song is like that.") } }
        return Parts.rows(
            "Songs",
            [
                .text("Song"), .text("ISRC"), .text("Recording"), .text("Producers"), .number("Credits"),
                .number("Length"),
            ], songs.map(row))
    }

    private func row(_ song: PlaylistSong) -> [HTML] {
        [
            together {
                span(.class("note")) { "\(song.position). " }
                HTML(song.title ?? song.isrc ?? song.spotifyId ?? "")
                if !song.artists.isEmpty { span(.class("sub")) { song.artists.joined(separator: ", ") } }
                if song.isDuplicate { span(.class("sub")) { "stands in the list before" } }
                if let warning = song.warning { span(.class("sub")) { warning } }
            },
            song.isrc.map { HTML($0) } ?? Parts.unknown(), recording(song),
            song.producers.isEmpty ? Parts.unknown() : HTML(song.producers.joined(separator: ", ")),
            song.trackId == nil ? Parts.unknown("–") : HTML(Words.number(song.credits)),
            song.durationMs.map { HTML(Words.length(milliseconds: $0)) } ?? Parts.unknown(),
        ]
    }

    private func recording(_ song: PlaylistSong) -> HTML {
        guard let track = song.trackId, let confidence = song.confidence else {
            return Parts.unknown("not in the catalogue")
        }
        return together {
            a(.href(site, .track(TrackID(rawValue: track)))) {
                confidence < PlaylistSong.confidenceAccepted ? "perhaps this one" : "this one"
            }
            if confidence < 1 { span(.class("sub")) { "\(Words.confidence(confidence)) sure" } }
            if let doubt = song.doubt { span(.class("sub")) { doubt } }
        }
    }
}

/// Rows of the file that are no songs.
struct RefusedTable: Sendable {
    let rows: [RefusedRow]
    let count: Int

    var html: HTML {
        Parts.section("Rows that are no songs", note: rows.count < count ? "The first \(rows.count) of \(count)." : nil)
        {
            Parts.rows(
                "Rows that are no songs", [.number("Row"), .number("Line"), .text("Why"), .text("As it came")],
                rows.map {
                    [HTML(String($0.row)), HTML(String($0.line)), HTML(Words.spaced($0.reason)), HTML($0.text)]
                })
        }
    }
}

/// What came, went and moved.
struct ChangeList: Sendable {
    let site: Site
    let steps: [PlaylistChanges]

    /// More of one step are counted only.
    private static let linesMaximum = 20

    var html: HTML {
        Parts.section("Changes") {
            steps.map { step in
                together {
                    h3 {
                        Parts.time(step.takenAt)
                        " – \(step.added) added, \(step.removed) removed, \(step.moved) moved"
                    }
                    ul {
                        step.changes.prefix(Self.linesMaximum).map { change in li { line(change) } }
                        if step.changes.count > Self.linesMaximum {
                            li { "and \(step.changes.count - Self.linesMaximum) more" }
                        }
                    }
                }
            }
        }
    }

    private func line(_ change: PlaylistChanges.Change) -> String {
        let song = ([change.artists.joined(separator: ", "), change.title].filter { !$0.isEmpty })
            .joined(separator: " – ")
        switch (change.from, change.to) {
        case (nil, let to?): return "added at \(to): \(song)"
        case (let from?, nil): return "removed from \(from): \(song)"
        case (let from?, let to?): return "moved from \(from) to \(to): \(song)"
        case (nil, nil): return song
        }
    }
}
