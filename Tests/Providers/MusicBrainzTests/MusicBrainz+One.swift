import Catalogue
import Messages

@testable import MusicBrainz

extension MusicBrainz {
    func tracks(ofAlbum id: String) async throws -> [FoundTrack] {
        try await tracks(ofAlbums: [id])[id]?.get() ?? []
    }

    /// Claims by recording: each is a track of ours that MusicBrainz knows by that id.
    func claims(for recordings: [WantedTrack]) async throws -> [String: [CreditClaim]] {
        let ids = Set(recordings.map(\.nativeID)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, TrackID(rawValue: Int64($0 + 1))) })
        let tracks = recordings.compactMap { recording in
            numbers[recording.nativeID].map { id in
                TrackReference(
                    id: id, nativeIDs: [source: [recording.nativeID]],
                    places: recording.albumNativeID.map {
                        [PlaceReference(albumTitle: "", albumNativeIDs: [source: [$0]])]
                    } ?? [])
            }
        }
        let results = try await credits(of: tracks)
        return try numbers.mapValues { try results[$0]?.get()?.claims ?? [] }
    }
}
