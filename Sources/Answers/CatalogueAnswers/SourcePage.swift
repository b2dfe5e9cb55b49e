import Catalogue

/// The page on which anybody can read a statement for themselves.
enum SourcePage {
    /// - Returns: nil where the source has no such page, and for ids of the simulator, which nobody else knows.
    static func url(_ source: Source, _ level: CreditLevel, _ statedOn: String) -> String? {
        guard !isSimulated(statedOn), !statedOn.isEmpty else { return nil }
        switch source.name {
        case "musicbrainz": return "https://musicbrainz.org/\(level.rawValue)/\(statedOn)"
        case "genius": return number(in: statedOn).map { "https://genius.com/songs/\($0)" }
        case "discogs": return number(in: statedOn).map { _ in "https://www.discogs.com/\(statedOn)" }
        default: return nil
        }
    }

    /// The simulator's ids begin with "SIMU" in ASCII; its numbers are higher than any real one.
    static func isSimulated(_ nativeID: String) -> Bool {
        nativeID.hasPrefix("53494d55-") || number(in: nativeID).map { $0 >= 9_000_000_000 } ?? false
    }

    /// The number of `249504`, `release/249504` and `release/249504#A`.
    private static func number(in nativeID: String) -> Int? {
        let last = nativeID.split(separator: "/").last ?? ""
        return Int(last.prefix { $0 != "#" })
    }
}
