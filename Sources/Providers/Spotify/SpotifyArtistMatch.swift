import Catalogue
import Matching

/// Picks the artist that a name means. Pure.
enum SpotifyArtistMatch {
    /// The one hit whose name is the name asked for; nil also where there are several: Spotify says nothing that
    /// tells namesakes apart, so they are known by their ids only.
    static func only(of hits: [ArtistJSON], named name: String) -> FoundArtist? {
        let wanted = NameKey(name)
        guard !wanted.isEmpty else { return nil }
        let exact = hits.filter { NameKey($0.name) == wanted }.compactMap { FoundArtist($0) }
        return Set(exact.map(\.nativeID)).count == 1 ? exact.first : nil
    }
}

extension FoundArtist {
    /// nil: stands for nobody, or has no name.
    init?(_ artist: ArtistJSON) {
        guard let id = artist.id, id != SpotifyID.variousArtists, !artist.name.isEmpty else { return nil }
        self.init(nativeID: id, name: artist.name)
    }
}
