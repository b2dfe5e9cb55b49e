import Catalogue

/// What stands in brackets or after a dash at a title's end.
enum TitleTail: Equatable {
    /// Tells nothing about the recording: guests, remasters, radio edits, the film it is from.
    case noise
    /// Names versions, with words that say more: `live` with `wembley`.
    case version(Set<VersionTag>, words: [Substring])
    /// A part of the name, or another name.
    case words([Substring])

    init(_ text: Substring) {
        let words = NameKey(String(text)).text.split(separator: " ")
        guard !Self.isNoise(text, words) else {
            self = .noise
            return
        }
        let (tags, rest) = Self.tags(in: Self.withoutRemaster(words))
        if tags.isEmpty {
            self = rest.isEmpty ? .noise : .words(rest)
        } else {
            self = .version(tags, words: rest.filter { !Self.fillers.contains($0) })
        }
    }

    private static func isNoise(_ text: Substring, _ words: [Substring]) -> Bool {
        guard let first = words.first else { return true }
        if guests.contains(first) || words.starts(with: ["produced", "by"]) { return true }
        if first == "from" { return text.contains("\"") || words.dropFirst().first == "the" }
        return phrases.contains(words.joined(separator: " "))
    }

    /// The tags, and the words that are none.
    private static func tags(in words: [Substring]) -> (Set<VersionTag>, [Substring]) {
        var tags: Set<VersionTag> = []
        var rest: [Substring] = []
        var index = 0
        while index < words.count {
            let next = index + 1 < words.count ? VersionTag.number(words[index + 1]) : nil
            if VersionTag.partWords.contains(words[index]), let number = next {
                tags.insert(.part(number))
                index += 1
            } else if let tag = VersionTag.named(words[index]) {
                tags.insert(tag)
            } else {
                rest.append(words[index])
            }
            index += 1
        }
        // `Live Version` is live, no version of another kind.
        if tags.count > 1 { tags.remove(.version) }
        return (tags, rest)
    }

    /// Remasters sound as they did: neither the word nor its year tells recordings apart.
    private static func withoutRemaster(_ words: [Substring]) -> [Substring] {
        guard words.contains(where: { $0.hasPrefix("remaster") }) else { return words }
        return words.filter { !$0.hasPrefix("remaster") && !isYear($0) && !["digital", "version"].contains($0) }
    }

    private static func isYear(_ word: Substring) -> Bool {
        word.utf8.count == 4 && Int(word).map { (1900...2100).contains($0) } == true
    }

    private static let guests: Set<Substring> = ["feat", "ft", "featuring", "with", "prod"]
    private static let fillers: Set<Substring> = [
        "the", "a", "at", "in", "from", "on", "by", "up", "and", "+", "reverb",
    ]

    private static let phrases: Set<String> = [
        "radio edit", "radio version", "single version", "album version", "original version", "original mix",
        "explicit", "explicit version", "clean", "clean version", "mono", "mono version", "mono mix", "stereo",
        "stereo version", "stereo mix", "bonus track", "bonus", "deluxe", "deluxe edition", "deluxe version",
    ]
}
