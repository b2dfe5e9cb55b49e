/// Whole-number ids that the simulator gives where a provider counts: ten digits that begin with a nine, far above any
/// that a provider has given. The same id of the catalogue always gives the same number.
enum SimulatedNumber {
    static let least = 9_000_000_000

    static func geniusSong(_ id: String) -> Int { make("genius song", id) }
    static func geniusArtist(_ id: String) -> Int { make("genius artist", id) }
    static func geniusAlbum(_ id: String) -> Int { make("genius album", id) }
    static func discogsArtist(_ id: String) -> Int { make("discogs artist", id) }
    static func discogsRelease(_ id: String) -> Int { make("discogs release", id) }
    static func discogsMaster(_ id: String) -> Int { make("discogs master", id) }

    private static func make(_ kind: String, _ id: String) -> Int {
        let mixed = SplitMix64(seed: SimulatedID.hash("\(kind) \(id)", 0xcbf2_9ce4_8422_2325)).first
        return least + Int(mixed % 1_000_000_000)
    }
}
