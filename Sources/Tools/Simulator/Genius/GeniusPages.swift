/// Pages that a search finds and that are not the song: of synthetic artists only.
enum GeniusPages {
    private static let translator = GeniusArtist(
        id: SimulatedNumber.geniusArtist("translations"), name: "Genius English Translations",
        slug: "Genius-english-translations")

    static let artists = [translator]

    /// For each synthetic artist a translation of the first song, and the list of tracks of its album.
    static func pages(about songs: [GeniusSong], _ artists: [Int: GeniusArtist]) -> [GeniusSong] {
        var seen: Set<Int> = []
        return songs.filter(\.isSynthetic).flatMap { song -> [GeniusSong] in
            guard let id = song.artistIDs.first, let artist = artists[id], seen.insert(id).inserted else { return [] }
            return [translation(of: song, by: artist.name)] + trackList(of: song)
        }
    }

    private static func translation(of song: GeniusSong, by artist: String) -> GeniusSong {
        GeniusSong(
            id: SimulatedNumber.geniusSong("translation of \(song.id)"),
            title: "\(artist) - \(song.title) (English Translation)", artistIDs: [translator.id],
            translationOf: song.id)
    }

    private static func trackList(of song: GeniusSong) -> [GeniusSong] {
        guard let album = song.album else { return [] }
        return [
            GeniusSong(
                id: SimulatedNumber.geniusSong("tracklist of \(album.id)"),
                title: "\(album.name) [Tracklist + Album Artwork]", artistIDs: [album.artistID], album: album,
                date: song.date)
        ]
    }
}
