import Catalogue

/// What a role of Discogs means. Pure.
///
/// Names compare as a whole (`Producer's Assistant` produces nothing), without regard to case, blanks and hyphens.
/// Source: recorded responses and the site's list of credits, seen on 2026-11-21.
enum DiscogsRoles {
    enum Meaning: Equatable {
        case role(CreditRole)
        /// A way of producing that makes no track: of a compilation, a reissue, a film, of what came after.
        case excluded
        /// Anything else, from `Presenter` to `Design`.
        case unknown
    }

    static func meaning(of item: RoleItem) -> Meaning {
        let name = item.name.lowercased().split { $0 == "-" || $0.isWhitespace }.joined(separator: " ")
        if name == "producer" { return producer(item.details) }
        if excluded.contains(name) { return .excluded }
        return roles[name].map(Meaning.role) ?? .unknown
    }

    /// The words in brackets say which kind of producer; of several the one that promises least counts. Others
    /// (`Re-produced`) change nothing.
    private static func producer(_ details: [String]) -> Meaning {
        let words = details.map { $0.lowercased().split { !$0.isLetter } }
        func holds(_ sought: Substring...) -> Bool { words.contains { !Set($0).isDisjoint(with: sought) } }
        let isAfterwards = words.contains { $0.starts(with: ["post", "production"]) }
        if holds("compilation", "reissue", "film") || isAfterwards { return .excluded }
        if holds("executive") { return .role(.executiveProducer) }
        if holds("assistant", "associate") { return .role(.assistantProducer) }
        if holds("additional", "add") { return .role(.additionalProducer) }
        if holds("vocal", "vocals") { return .role(.vocalProducer) }
        return .role(holds("co") ? .coProducer : .producer)
    }

    private static let excluded: Set = [
        "compilation producer", "reissue producer", "film producer", "post production producer", "post production",
    ]

    private static let roles: [String: CreditRole] = [
        "co producer": .coProducer, "executive producer": .executiveProducer,
        "remix": .remixer, "dj mix": .other, "mixed by": .mixEngineer, "recorded by": .recordingEngineer,
        "mastered by": .masteringEngineer, "engineer": .engineer, "programmed by": .programming,
        "drum programming": .programming, "arranged by": .arranger, "orchestrated by": .arranger,
        "written by": .writer, "songwriter": .writer, "music by": .composer, "composed by": .composer,
        "lyrics by": .lyricist, "words by": .lyricist, "libretto by": .librettist,
    ].merging(performers.map { ($0, .performer) }) { first, _ in first }

    private static let performers = [
        "performer", "featuring", "vocals", "lead vocals", "backing vocals", "voice", "rap", "choir", "orchestra",
        "conductor", "instruments", "guitar", "lead guitar", "rhythm guitar", "acoustic guitar", "electric guitar",
        "bass", "bass guitar", "drums", "percussion", "piano", "keyboards", "synthesizer", "organ", "saxophone",
        "trumpet", "trombone", "horns", "flute", "harmonica", "strings", "violin", "viola", "cello", "harp",
    ]
}
