/// The `q` of a search: words, quoted phrases, and filters such as `artist:"Some Name"` or `year:1990-1999`.
///
/// A filter without quotes takes the words up to the next one.
struct SpotifyQuery: Sendable, Equatable {
    enum Field: String, Sendable { case artist, album, track, isrc, upc, year, genre, tag }

    struct Term: Sendable, Equatable {
        /// Nil: in any name.
        let field: Field?
        var text: String
        let isPhrase: Bool

        var words: [String] { NameFolding.words(of: text) }
    }

    private(set) var terms: [Term] = []

    init(_ text: String) {
        for token in Self.tokens(of: text) { add(token) }
        terms.removeAll { $0.words.isEmpty }
    }

    private mutating func add(_ token: String) {
        let halves = token.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let field = halves.count == 2 ? Field(rawValue: halves[0].lowercased()) : nil
        let value = field == nil ? token : halves[1]
        let isPhrase = value.hasPrefix("\"")
        if field == nil, !isPhrase, let last = terms.last, !last.isPhrase {
            terms[terms.count - 1].text += " " + value
        } else {
            terms.append(Term(field: field, text: value, isPhrase: isPhrase))
        }
    }

    /// Cut at blanks outside quotes.
    private static func tokens(of text: String) -> [String] {
        var tokens = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == " ", !isQuoted {
                tokens.append("")
            } else {
                tokens[tokens.count - 1].append(character)
            }
        }
        return tokens.filter { !$0.isEmpty }
    }

    /// What a search may look at in one entity; names as their words.
    struct Subject: Sendable {
        /// Of the entity itself.
        var name: [String]
        var artists: [[String]] = []
        var album: [String]?
        var track: [String]?
        var isrc: String?
        var upc: String?
        var year: Int?
    }

    /// How much of the name was asked for, 0…1; nil when a term does not fit.
    func score(_ subject: Subject) -> Double? {
        guard !terms.isEmpty, terms.allSatisfy({ $0.fits(subject) }) else { return nil }
        let asked = Set(terms.flatMap(\.words))
        return Double(subject.name.count { asked.contains($0) }) / Double(max(1, subject.name.count))
    }
}

extension SpotifyQuery.Term {
    fileprivate func fits(_ subject: SpotifyQuery.Subject) -> Bool {
        switch field {
        case nil: isInNames([subject.name] + subject.artists + [subject.album, subject.track].compactMap { $0 })
        case .artist: subject.artists.contains { isIn($0) }
        case .album: subject.album.map(isIn) ?? false
        case .track: subject.track.map(isIn) ?? false
        case .isrc: subject.isrc.map { $0 == code } ?? false
        case .upc: subject.upc.map { $0 == code } ?? false
        case .year: subject.year.map { years?.contains($0) ?? false } ?? false
        // Nothing in the catalogue says so.
        case .genre, .tag: false
        }
    }

    private func isIn(_ name: [String]) -> Bool {
        let words = words
        guard isPhrase else { return words.allSatisfy(name.contains) }
        return name.indices.contains { name[$0...].starts(with: words) }
    }

    private func isInNames(_ names: [[String]]) -> Bool {
        isPhrase ? names.contains { isIn($0) } : isIn(names.flatMap { $0 })
    }

    private var code: String { text.uppercased().filter { $0.isLetter || $0.isNumber } }

    private var years: ClosedRange<Int>? {
        let bounds = text.filter { $0 != "\"" }.split(separator: "-").compactMap { Int($0) }
        guard let first = bounds.first, let last = bounds.last, first <= last else { return nil }
        return first...last
    }
}
