import Catalogue
import Matching

/// Picks the artist that a name means. Pure.
enum SpotifyArtistMatch: Equatable {
    case none
    /// With the others who bear the name as namesakes.
    case one(FoundArtist)
    /// Nothing tells which is meant. The most followed first.
    case several([ArtistJSON])

    /// Who stands above namesakes has so many times their followers, and at least so many.
    static let followersTimes = 20
    static let followersMinimum = 1_000

    /// The one hit whose name is the name asked for; where nobody bears it, the one who does but for the article. Of
    /// several the one whom people mean: who has by far the most followers.
    init(of hits: [ArtistJSON], named name: String) {
        let (key, act) = (NameKey(name), ActName(name))
        let acts = key.isEmpty ? [] : Self.unique(hits.filter { FoundArtist($0) != nil })
        let exact = acts.filter { NameKey($0.name) == key }
        let named = (exact.isEmpty ? acts.filter { ActName($0.name) == act } : exact)
            .sorted { ($0.followers ?? 0) > ($1.followers ?? 0) }
        guard let first = named.first, var found = FoundArtist(first) else {
            self = .none
            return
        }
        let isAlone = named.count == 1 || Self.standsFarAbove(first, named[1])
        found.namesakes = named.dropFirst().map {
            FoundNamesake(nativeID: $0.id ?? "", name: $0.name, note: $0.followersNote)
        }
        self = isAlone ? .one(found) : .several(named)
    }

    private static func standsFarAbove(_ artist: ArtistJSON, _ other: ArtistJSON) -> Bool {
        guard let own = artist.followers, let others = other.followers, own >= followersMinimum else { return false }
        return own / followersTimes >= others && (artist.popularity ?? 0) >= (other.popularity ?? 0)
    }

    private static func unique(_ artists: [ArtistJSON]) -> [ArtistJSON] {
        var seen: Set<String> = []
        return artists.filter { seen.insert($0.id ?? "").inserted }
    }
}

extension ArtistJSON {
    /// What tells one from namesakes, as far as Spotify says.
    var followersNote: String { followers.map { "\($0) followers" } ?? "" }
}

extension FoundArtist {
    /// nil: stands for nobody, or has no name.
    init?(_ artist: ArtistJSON) {
        guard let id = artist.id, id != SpotifyID.variousArtists, !artist.name.isEmpty else { return nil }
        self.init(nativeID: id, name: artist.name)
    }
}
