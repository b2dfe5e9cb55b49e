/// A number by which Discogs knows something: 1 and above. Numbers of releases, masters and artists collide.
struct DiscogsNumber: Hashable, Sendable, CustomStringConvertible {
    let value: Int

    /// nil: 0, by which Discogs marks a name without a page, or less.
    init?(_ value: Int) {
        guard value > 0 else { return nil }
        self.value = value
    }

    /// nil: the text is none, so Discogs can't know it and needn't be asked.
    init?(_ text: some StringProtocol) {
        guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text.first != "0", let value = Int(text)
        else { return nil }
        self.init(value)
    }

    var description: String { String(value) }
}

/// An album's id with its kind, as we write it: `release/123`, `master/456`.
struct DiscogsAlbumID: Hashable, Sendable, CustomStringConvertible {
    enum Kind: String, Sendable {
        /// One edition.
        case release
        /// All editions together; names the main one.
        case master
    }

    let kind: Kind
    let number: DiscogsNumber

    init(_ kind: Kind, _ number: DiscogsNumber) {
        self.kind = kind
        self.number = number
    }

    /// nil: the text is no such id.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let number = DiscogsNumber(parts[1])
        else { return nil }
        self.init(kind, number)
    }

    var description: String { "\(kind.rawValue)/\(number)" }

    /// Of several editions the first, which is one request; a master, which is two, where there is no edition.
    static func best(of texts: [String]) -> DiscogsAlbumID? {
        let ids = texts.compactMap { DiscogsAlbumID($0) }
        return ids.first { $0.kind == .release } ?? ids.first
    }
}
