import AnswerForms
import ListeningAnswers
import ListeningStore

extension ListenerAnswer {
    /// The listener as the store knows them.
    var id: ListenerID { ListenerID(rawValue: Int64(listenerId) ?? 0) }

    static func table(_ listeners: [ListenerAnswer]) -> Table {
        Table(
            [
                .text("listener", importance: 9), .number("plays", importance: 8), .text("listened", importance: 6),
                .number("songs"), .number("in catalogue"), .text("first", importance: 2), .text("last", importance: 3),
            ],
            rows: listeners.map { listener in
                [
                    listener.name, String(listener.plays), Spelling.listened(listener.ms), String(listener.songs),
                    String(listener.songsInCatalogue), listener.firstAt.map(Spelling.time) ?? "–",
                    listener.lastAt.map(Spelling.time) ?? "–",
                ]
            })
    }
}

extension PlayAnswer {
    static func table(_ plays: [PlayAnswer]) -> Table {
        Table(
            [
                .text("started", importance: 9, widthMinimum: 19), .text("song", importance: 8, widthMinimum: 12),
                .text("artist", importance: 7, widthMinimum: 10), .text("listened", importance: 5),
                .text("flags", importance: 2), .text("sources", importance: 1),
            ],
            rows: plays.map { play in
                [
                    Spelling.time(play.startedAt), play.title, play.artists.joined(separator: ", "),
                    play.msPlayed.map { Spelling.duration(seconds: Double($0) / 1_000) } ?? "–",
                    play.flags.joined(separator: ", "), play.sources.joined(separator: ", "),
                ]
            })
    }
}

extension HeardAnswer {
    static func table(_ heard: [HeardAnswer]) -> Table {
        let hasArtist = heard.contains { $0.artist != nil }
        let columns: [Table.Column] =
            [.text("name", importance: 9, widthMinimum: 12)]
            + (hasArtist ? [.text("artist", importance: 7, widthMinimum: 10)] : [])
            + [.number("plays"), .text("listened", importance: 6), .number("share"), .number("songs", importance: 2)]
        return Table(
            columns,
            rows: heard.map { thing in
                [thing.name] + (hasArtist ? [thing.artist ?? ""] : [])
                    + [
                        String(thing.plays), Spelling.listened(thing.ms), Spelling.percent(thing.share),
                        String(thing.songs),
                    ]
            })
    }
}

extension MakerAnswer {
    static func table(_ people: [MakerAnswer]) -> Table {
        Table(
            [
                .text("name", importance: 9, widthMinimum: 12), .number("share", importance: 8),
                .text("listened", importance: 6), .number("plays"), .number("tracks", importance: 3),
                .number("how sure", importance: 7),
            ],
            rows: people.map { person in
                [
                    person.name, Spelling.percent(person.share), Spelling.listened(person.ms), String(person.plays),
                    String(person.tracks), Spelling.confidence(person.confidence),
                ]
            })
    }
}

extension MakersAnswer {
    /// How much of the listening the answer is about.
    var coverage: String {
        guard ms > 0 else { return "No plays of that time." }
        let known = Spelling.percent(Double(msKnown) / Double(ms))
        let listed = Spelling.percent(Double(msInCatalogue) / Double(ms))
        let listening = Spelling.listened(ms)
        guard msKnown > 0 else {
            return "Of \(listening) nothing is known of its \(making.rawValue); \(listed) is in the catalogue. "
                + "`liner discover ARTIST` finds them."
        }
        return "Of \(listening) the \(making.rawValue) of \(known) are known; \(listed) is in the catalogue."
    }
}

extension Spelling {
    /// How long was listened: `3 h 12 min`.
    static func listened(_ milliseconds: Int) -> String { duration(seconds: Double(milliseconds) / 1_000) }
}
