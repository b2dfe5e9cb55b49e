/// A title as recordings are compared by it: its name, its version, and words that were set off. Pure.
///
/// Versions are also read from what a source says beside the title: `live, 2003-07-04: Harbour Hall`, or a mark that
/// follows from an attribute.
public struct RecordingTitle: Equatable, Sendable {
    /// What it is called, folded; and the same in another script where brackets give that.
    public let readings: [String]
    /// Name and further words together, folded, without blanks.
    let whole: String
    /// Which version it is; empty: the plain one.
    public let versions: Set<VersionMark>
    /// Further words that were set off, sorted: nobody knows whether they name a version.
    public let details: [String]
    /// For a search: as written, without what tells nothing.
    public let searchText: String
    /// In the order of the title.
    private let words: [String]

    /// - Parameters:
    ///   - raw: As the source writes it.
    ///   - artists: Who performs, guests too: `(with Bob)` names a guest only where Bob is one of them.
    ///   - note: What the source says beside the title to tell it from others of that title.
    ///   - marks: Versions that follow from something else: an attribute, the kind of the release.
    public init(_ raw: String, artists: [String] = [], note: String = "", marks: Set<VersionMark> = []) {
        let names = artists.map { NameKey($0) }
        let parts = TitleParts(Guests.cut(from: TitleText.normal(raw))) { tail in
            if case .words = TitleTail(tail, artists: names) { false } else { true }
        }
        var tails = Tails(marks: marks)
        let base = Self.name(in: parts.base, &tails.versions)
        var kept = [parts.base]
        readings = parts.tails.reversed().reduce(into: [base]) { readings, tail in
            let parsed = TitleTail(tail.text, artists: names)
            if parsed != .noise { kept.append(tail.text) }
            if let reading = tails.add(parsed, beside: base) { readings.append(reading) }
        }
        for part in note.split(whereSeparator: { ",;|".contains($0) }) {
            tails.add(note: TitleTail(part, artists: names))
        }
        versions = tails.versions
        words = tails.words
        details = tails.words.sorted()
        whole = Self.joined(base + tails.words.sorted().joined())
        searchText = kept.joined(separator: " ")
    }

    /// Whether there is nothing to compare.
    public var isEmpty: Bool { whole.isEmpty }

    /// Whether it names no version and sets no words off.
    public var isPlain: Bool { versions.isEmpty && details.isEmpty }

    /// The same for all spellings of a name and version, as it is stored and looked up: `song [live] wembley`.
    public var key: String {
        let marks = versions.isEmpty ? [] : ["[\(versions.names.joined(separator: ", "))]"]
        let other = readings.dropFirst()
        return ([readings[0]] + other + marks + words).filter { !$0.isEmpty }.joined(separator: " ")
    }

    static func joined(_ text: String) -> String { text.filter { $0 != " " } }

    /// The folded name without the number of a part and a version at its end, which go to `versions`.
    private static func name(in text: Substring, _ versions: inout Set<VersionMark>) -> String {
        var words = NameKey(String(text)).text.split(separator: " ")
        if let index = words.indices.dropFirst().dropLast().last(where: { PartNumber.words.contains(words[$0]) }),
            let number = PartNumber.number(words[index + 1])
        {
            versions.insert(.part(number))
            words.removeSubrange(index...(index + 1))
        }
        if words.count >= 2, let last = words.last, let mark = VersionVocabulary.ending(last) {
            versions.insert(mark)
            words.removeLast()
        }
        return words.joined(separator: " ")
    }
}

/// What the tails of a title say, one after the other.
private struct Tails {
    var versions: Set<VersionMark>
    var words: [String] = []

    init(marks: Set<VersionMark>) { versions = marks }

    /// - Returns: The name in another script, where the tail is one.
    mutating func add(_ tail: TitleTail, beside base: String) -> String? {
        switch tail {
        case .noise: break
        case .version(let marks, let words):
            versions.formUnion(marks)
            self.words += words.map(String.init)
        case .words(let words):
            let name = words.joined(separator: " ")
            if Script.differ(name, base) { return name }
            self.words += words.map(String.init)
        }
        return nil
    }

    /// A note repeats what the title says as often as not.
    mutating func add(note tail: TitleTail) {
        switch tail {
        case .noise: break
        case .version(let marks, let words):
            versions.formUnion(marks)
            self.words += words.map(String.init).filter { !self.words.contains($0) }
        case .words(let words): self.words += words.map(String.init).filter { !self.words.contains($0) }
        }
    }
}
