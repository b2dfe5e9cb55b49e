/// The catalogue as Spotify lists it: one release of each group is an album, whoever is credited on it an artist.
struct SpotifyCatalogue: Sendable {
    struct Artist: Sendable {
        let id: String
        let name: String
    }

    struct Album: Sendable {
        let id: String
        let title: String
        let kind: Kind
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as far as it is known.
        let date: String?
        let upc: String?
        let artistIDs: [String]
        let trackIDs: [String]
    }

    enum Kind: String, Sendable { case album, single, compilation }

    struct Track: Sendable {
        let id: String
        let title: String
        let albumID: String
        let artistIDs: [String]
        let disc: Int
        let number: Int
        /// 0: unknown.
        let milliseconds: Int
        let isrc: String?
    }

    private(set) var artists = Facts.Table<Artist>()
    private(set) var albums = Facts.Table<Album>()
    private(set) var tracks = Facts.Table<Track>()
    private(set) var albumsByArtist: [String: [String]] = [:]
    /// Albums of others on whose tracks an artist is credited.
    private(set) var appearancesByArtist: [String: [String]] = [:]

    static let simulated = SpotifyCatalogue(.catalogue)

    /// Editions without tracks are left out, and so are all of a group but the first that has some.
    init(_ facts: Facts) {
        for group in facts.releaseGroups.all {
            let editions = (facts.releasesByGroup[group.id] ?? []).compactMap { facts.releases[$0] }
            if let release = editions.first(where: { !$0.tracks.isEmpty }) { insert(release, of: group, facts) }
        }
    }

    private mutating func insert(_ release: Release, of group: ReleaseGroup, _ facts: Facts) {
        let id = SpotifyID.album(release.id)
        let owners = insertArtists(release.credit, facts)
        var trackIDs: [String] = []
        for medium in release.media {
            for (index, track) in medium.tracks.enumerated() {
                let recording = facts.recordings[track.recordingID]
                let track = Track(
                    id: SpotifyID.track(track.id), title: track.title, albumID: id,
                    artistIDs: insertArtists(recording?.credit ?? release.credit, facts), disc: medium.position,
                    number: index + 1, milliseconds: track.length ?? recording?.length ?? 0,
                    isrc: recording?.isrcs.first)
                if tracks.insert(track, id: track.id) { trackIDs.append(track.id) }
            }
        }
        let album = Album(
            id: id, title: release.title, kind: Self.kind(of: group), date: Self.date(of: release, group),
            upc: release.barcode, artistIDs: owners, trackIDs: trackIDs)
        guard albums.insert(album, id: id) else { return }
        for artist in owners { albumsByArtist[artist, default: []].append(id) }
        let guests = Set(trackIDs.flatMap { tracks[$0]?.artistIDs ?? [] }).subtracting(owners)
        for artist in guests { appearancesByArtist[artist, default: []].append(id) }
    }

    private mutating func insertArtists(_ credit: [CreditPart], _ facts: Facts) -> [String] {
        credit.map { part in
            let id = SpotifyID.artist(part.artistID)
            _ = artists.insert(Artist(id: id, name: facts.artists[part.artistID]?.name ?? part.name), id: id)
            return id
        }
    }

    private static func kind(of group: ReleaseGroup) -> Kind {
        if group.secondaryTypes.contains("Compilation") { return .compilation }
        return ["Single", "EP"].contains(group.primaryType) ? .single : .album
    }

    private static func date(of release: Release, _ group: ReleaseGroup) -> String? {
        [release.date, group.firstReleaseDate].compactMap { $0 }.first { [4, 7, 10].contains($0.count) }
    }
}
