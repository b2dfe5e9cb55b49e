import FleetMessages
import FoundationEssentials
import Matching
import Postgres

extension Transaction {
    /// Which tracks of ours these albums' are, and which of them are one; decided by all of the page at once.
    func placed(_ albums: [FoundAlbum], from source: Source) async throws -> TrackAssignment.Placing {
        var seen: Set<String> = []
        let found = albums.flatMap { UnplacedTrack.tracks(of: $0) }.filter { seen.insert($0.nativeID).inserted }
        guard !found.isEmpty else { return .init() }
        let rows = try await query(
            "select * from linernotes.track_candidates($1, $2::jsonb)", source.name,
            document(found.map(TrackQueryRow.init)))
        let candidates = try rows.reduce(into: [String: [TrackCandidate]]()) { candidates, row in
            candidates[try row["native_id"], default: []].append(try TrackCandidate(row: row))
        }
        return TrackAssignment.assign(found, candidates)
    }
}

/// By what a track's candidates are found.
private struct TrackQueryRow: Encodable {
    let nativeId, titleKey: String
    let isrcs: [String]
    let artists: [ArtistRow]

    init(_ track: UnplacedTrack) {
        nativeId = track.nativeID
        titleKey = TitleKey(track.title).text
        isrcs = track.isrcCodes.sorted()
        artists = track.artists.map(ArtistRow.init)
    }
}

extension TrackCandidate {
    private struct PlaceRow: Decodable {
        let album: String
        let albumIds: [String]
        let disc, position: Int
    }

    /// From a row of `linernotes.track_candidates`.
    fileprivate init(row: Row) throws {
        let places = try CatalogueJSON.decode([PlaceRow].self, row["places"]) ?? []
        self.init(
            track: TrackID(rawValue: try row["track_id"]),
            title: RecordingTitle(try row["title"], artists: try row["artists"], note: try row["note"]),
            lengthMilliseconds: try row["length_ms"] as Int?, isrcCodes: Set(try row["isrcs"] as [String]),
            isBySameArtist: try row["is_by_same_artist"], nativeIDs: Set(try row["native_ids"] as [String]),
            places: Set(places.map { TrackPlace(album: $0.album, disc: $0.disc, position: $0.position) }),
            ownPlaces: Set(
                places.flatMap { place in
                    place.albumIds.map { TrackPlace(album: $0, disc: place.disc, position: place.position) }
                }))
    }
}
