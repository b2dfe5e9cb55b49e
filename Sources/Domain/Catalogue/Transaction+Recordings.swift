public import FleetMessages
public import Postgres
import Surroundings

extension Transaction {
    /// Stores recordings that were asked for one by one, each where it stands. What else stands there is still to be
    /// asked for. Those whose match is not accepted are left out.
    ///
    /// - Returns: The track of ours for each id of the source.
    public func store(_ recordings: [FoundRecording], from source: Source) async throws -> [String: TrackID] {
        let albums = recordings.filter(\.match.isAccepted).map(\.asAlbum).sorted {
            ($0.nativeID, $0.tracks?.first?.nativeID ?? "") < ($1.nativeID, $1.tracks?.first?.nativeID ?? "")
        }
        var tracks: [String: TrackID] = [:]
        for step in Steps(albums) {
            let placing = try await placed(step, from: source)
            let rows = try await query(
                "select native_id, track_id from linernotes.store_recordings($1, $2::jsonb)", source.name,
                document(step.map { AlbumRow($0, placing) }))
            for row in rows { tracks[try row[0]] = TrackID(rawValue: try row[1]) }
        }
        return tracks
    }
}

extension FoundRecording {
    /// An album without an id is none: the track has no place.
    fileprivate var asAlbum: FoundAlbum {
        var album = album ?? FoundAlbum(nativeID: "", title: "")
        album.tracks = [track]
        album.isComplete = false
        return album
    }
}
