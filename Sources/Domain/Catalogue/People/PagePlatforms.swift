/// Platforms whose pages tell who somebody is, by what a page stands for.
enum PagePlatforms {
    /// Whose pages are entries of a database of artists: one page, one person.
    static let databases: Set = ["allmusic", "discogs", "genius", "imdb", "musicbrainz", "spotify", "wikidata"]
    /// Whose pages are accounts, which several people may run.
    static let accounts: Set = ["bandcamp", "facebook", "instagram", "soundcloud", "tiktok", "x", "youtube"]

    static let all = databases.union(accounts).sorted()
}
