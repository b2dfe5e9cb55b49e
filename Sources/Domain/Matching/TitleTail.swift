/// What stands in brackets or after a dash at a title's end, or in a note of a source. Pure.
enum TitleTail: Equatable {
    /// Tells nothing about the recording: guests, remasters, radio edits, the film it is from.
    case noise
    /// Names versions, with words that say more: `live` with `wembley`.
    case version(Set<VersionMark>, words: [Substring])
    /// A part of the name, another name, or a version in words that nobody listed.
    case words([Substring])

    /// - Parameter artists: Who performs: `(with Bob)` names a guest only where Bob is one of them.
    init(_ text: Substring, artists: [NameKey] = []) {
        let words = NameKey(String(text)).text.split(separator: " ")
        guard !Self.isNoise(text, words, artists) else {
            self = .noise
            return
        }
        let (marks, rest) = Self.marks(in: words)
        if marks.isEmpty {
            self = .words(rest)
        } else {
            self = .version(
                marks, words: rest.filter { !Self.fillers.contains($0) && !Self.isOfRemaster($0, in: words) })
        }
    }

    private static func isNoise(_ text: Substring, _ words: [Substring], _ artists: [NameKey]) -> Bool {
        guard let first = words.first else { return true }
        if Guests.words.contains(first) || first == "prod" || words.starts(with: ["produced", "by"]) { return true }
        if companions.contains(first), Guests.are(words.dropFirst(), artists) { return true }
        if origins.contains(first), isFromFilm(text, words) { return true }
        return EditionVocabulary.isEdition(words)
    }

    private static func isFromFilm(_ text: Substring, _ words: [Substring]) -> Bool {
        text.contains("\"") || words.contains(where: films.contains)
    }

    /// The marks, and the words that are none.
    private static func marks(in words: [Substring]) -> (Set<VersionMark>, [Substring]) {
        var marks: Set<VersionMark> = []
        var rest: [Substring] = []
        var index = 0
        while index < words.count {
            let next = index + 1 < words.count ? PartNumber.number(words[index + 1]) : nil
            if PartNumber.words.contains(words[index]), let number = next {
                marks.insert(.part(number))
                index += 1
            } else if let phrase = VersionVocabulary.phrase(at: words[index...]) {
                marks.insert(phrase.mark)
                index += phrase.count - 1
            } else if let mark = VersionVocabulary.mark(words[index]) {
                marks.insert(mark)
            } else {
                rest.append(words[index])
            }
            index += 1
        }
        // `Live Version` is live, no version of another kind.
        if marks.count > 1 { marks.remove(.version) }
        return (marks, rest)
    }

    /// A remaster of a live take is that take.
    private static func isOfRemaster(_ word: Substring, in words: [Substring]) -> Bool {
        guard words.contains(where: { $0.hasPrefix("remaster") }) else { return false }
        return word.hasPrefix("remaster") || isYear(word) || word == "digital"
    }

    private static func isYear(_ word: Substring) -> Bool {
        word.utf8.count == 4 && Int(word).map { (1900...2100).contains($0) } == true
    }

    private static let companions: Set<Substring> = [
        "with", "w", "con", "avec", "mit", "com", "met", "med", "duet", "duo",
    ]
    private static let origins: Set<Substring> = ["from", "aus", "de", "du", "da", "dal"]
    private static let films: Set<Substring> = [
        "soundtrack", "motion", "picture", "film", "movie", "series", "ost", "musical", "bande", "trilha", "pelicula",
        "filme",
    ]
    private static let fillers: Set<Substring> = [
        "the", "a", "at", "in", "from", "on", "by", "up", "and", "+", "reverb", "en", "im", "de", "el", "la", "au",
    ]
}
