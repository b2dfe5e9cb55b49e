import Catalogue

/// A title as songs are compared by it: its name, its version, and words that were set off.
struct SongTitle: Equatable, Sendable {
    /// What it is called, folded; and the same in another script where brackets give that.
    let readings: [String]
    /// Name and further words together, folded, without blanks.
    let whole: String
    let versions: Set<VersionTag>
    /// Further words that were set off, sorted.
    let details: [String]
    /// For a search: as written, without what tells nothing.
    let searchText: String

    init(_ raw: String) {
        let text = TitleText.normal(raw)
        var parts = TitleParts(text) { tail in
            if case .words = TitleTail(tail) { false } else { true }
        }
        parts.base = Self.withoutGuests(parts.base)
        var versions: Set<VersionTag> = []
        let base = Self.name(in: parts.base, &versions)
        var (readings, details, kept) = ([base], [Substring](), [parts.base])
        for tail in parts.tails.reversed() {
            switch TitleTail(tail.text) {
            case .noise: continue
            case .version(let tags, let words):
                versions.formUnion(tags)
                details += words
            case .words(let words):
                let name = words.joined(separator: " ")
                if Script.differ(name, base) { readings.append(name) } else { details += words }
            }
            kept.append(tail.text)
        }
        self.readings = readings
        self.versions = versions
        self.details = details.map(String.init).sorted()
        whole = Self.joined(base + details.joined())
        searchText = kept.joined(separator: " ")
    }

    /// Whether there is nothing to compare.
    var isEmpty: Bool { whole.isEmpty }

    static func joined(_ text: String) -> String { text.filter { $0 != " " } }

    /// `Song feat. X`, with nothing that sets the guest off.
    private static func withoutGuests(_ text: Substring) -> Substring {
        let lowered = text.lowercased()
        guard lowered.count == text.count else { return text }
        for word in [" feat. ", " feat ", " ft. ", " ft ", " featuring "] {
            let letters = Array(lowered)
            let sought = Array(word)
            guard letters.count > sought.count else { continue }
            for start in 1..<(letters.count - sought.count) where letters[start...].starts(with: sought) {
                return text.prefix(start)
            }
        }
        return text
    }

    /// The folded name without the number of a part and a version at its end, which go to `versions`.
    private static func name(in text: Substring, _ versions: inout Set<VersionTag>) -> String {
        var words = NameKey(String(text)).text.split(separator: " ")
        if let index = words.indices.dropFirst().dropLast().last(where: { VersionTag.partWords.contains(words[$0]) }),
            let number = VersionTag.number(words[index + 1])
        {
            versions.insert(.part(number))
            words.removeSubrange(index...(index + 1))
        }
        if words.count >= 2, let last = words.last, let tag = VersionTag.ending(last) {
            versions.insert(tag)
            words.removeLast()
        }
        return words.joined(separator: " ")
    }
}

/// In which letters a text is written, as far as titles come in two of them.
enum Script {
    /// Whether one has Latin letters and the other letters none of which is Latin.
    static func differ(_ left: String, _ right: String) -> Bool {
        guard hasLetters(left), hasLetters(right) else { return false }
        return hasLatin(left) != hasLatin(right)
    }

    static func hasLatin(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic && $0.value < 0x250 }
    }

    static func hasLetters(_ text: String) -> Bool { text.unicodeScalars.contains(where: \.properties.isAlphabetic) }
}
