/// Platforms whose pages tell who somebody is, by what a page stands for.
public struct PagePlatforms: Sendable, Equatable {
    /// Whose pages are entries of a database of artists: one page, one person.
    public let databases: Set<String>
    /// Whose pages are accounts, which several people may run.
    public let accounts: Set<String>

    public init(databases: Set<String>, accounts: Set<String>) {
        self.databases = databases
        self.accounts = accounts
    }

    /// All that are known.
    public static let known = PagePlatforms(
        databases: ["allmusic", "discogs", "genius", "imdb", "musicbrainz", "spotify", "wikidata"],
        accounts: ["bandcamp", "facebook", "instagram", "soundcloud", "tiktok", "x", "youtube"])

    var all: [String] { databases.union(accounts).sorted() }
}
