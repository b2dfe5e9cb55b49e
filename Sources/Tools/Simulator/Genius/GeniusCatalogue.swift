/// The catalogue as song pages and artist pages, made once for each view.
struct GeniusCatalogue: Sendable {
    private(set) var artists: [Int: GeniusArtist] = [:]
    private(set) var songs: [GeniusSong] = []
    private var places: [Int: Int] = [:]
    /// Songs on which an artist performs, features or has any credit.
    private var songsByArtist: [Int: [Int]] = [:]
    private var slugs: Set<String> = []

    static func seen(in view: CatalogueView) -> GeniusCatalogue {
        switch view {
        case .complete: complete
        case .documented: documented
        }
    }

    private static let complete = GeniusCatalogue(CatalogueView.complete.facts(of: .genius))
    private static let documented = GeniusCatalogue(CatalogueView.documented.facts(of: .genius))

    /// - Parameter missing: Recordings that have no page.
    init(_ facts: Facts, without missing: Set<String> = []) {
        for artist in facts.artists.all { insert(GeniusArtist(artist, in: facts)) }
        for page in GeniusPages.artists { insert(page) }
        let songs = facts.recordings.all.filter { !missing.contains($0.id) }.map { GeniusSong($0, in: facts) }
        // Pages that are no songs come first among equals, as popular ones do.
        for song in GeniusPages.pages(about: songs, artists) + songs { insert(song) }
    }

    func song(_ id: Int) -> GeniusSong? { places[id].map { songs[$0] } }

    func songs(of artist: Int) -> [GeniusSong] { (songsByArtist[artist] ?? []).map { songs[$0] } }

    func translations(of id: Int) -> [GeniusSong] { songs.filter { $0.translationOf == id } }

    /// Every page has an address of its own: the second of that name carries its number.
    private mutating func insert(_ artist: GeniusArtist) {
        let isTaken = artist.slug.isEmpty || slugs.contains(artist.slug)
        let slug = isTaken ? "\(artist.slug)-\(artist.id)" : artist.slug
        slugs.insert(slug)
        artists[artist.id] = GeniusArtist(
            id: artist.id, name: artist.name, slug: slug, alternateNames: artist.alternateNames,
            instagramName: artist.instagramName, isSynthetic: artist.isSynthetic)
    }

    private mutating func insert(_ song: GeniusSong) {
        var song = song
        let names = (song.artistIDs + song.featuredIDs).compactMap { artists[$0]?.name }
        song.words = Set(([song.title] + names).flatMap(NameFolding.words))
        places[song.id] = songs.count
        var seen: Set<Int> = []
        for artist in song.artistIDs + song.featuredIDs + song.credits.artistIDs where seen.insert(artist).inserted {
            songsByArtist[artist, default: []].append(songs.count)
        }
        songs.append(song)
    }
}
