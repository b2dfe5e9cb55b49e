import Catalogue

/// The page on which anybody can read a statement for themselves.
enum SourcePage {
    /// - Returns: nil where the source has no such page, and for ids of the simulator, which nobody else knows.
    static func url(_ source: Source, _ level: CreditLevel, _ statedOn: String) -> String? {
        guard source == Source("musicbrainz"), !isSimulated(statedOn), !statedOn.isEmpty else { return nil }
        return "https://musicbrainz.org/\(level.rawValue)/\(statedOn)"
    }

    /// The simulator's ids begin with "SIMU" in ASCII.
    static func isSimulated(_ nativeID: String) -> Bool { nativeID.hasPrefix("53494d55-") }
}
