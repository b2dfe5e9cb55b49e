import Catalogue
import FleetMessages

@testable import MusicBrainz

extension MusicBrainz {
    /// The tracks of one album.
    func tracks(ofAlbum id: String) async throws -> [FoundTrack] {
        try await tracks(ofAlbums: [id])[id]?.get() ?? []
    }

    /// The claims by the recordings asked for, as the tracks of ours that have these ids get them.
    func claims(for tracks: [WantedTrack]) async throws -> [String: [CreditClaim]] {
        let references = tracks.enumerated().map { index, track in
            let albums = track.albumNativeID.map { [Self.source: [$0]] } ?? [:]
            return TrackReference(
                id: TrackID(rawValue: Int64(index)), nativeIDs: [Self.source: [track.nativeID]],
                places: [PlaceReference(albumTitle: "Album", albumNativeIDs: albums)])
        }
        let found = try await credits(of: references)
        return try found.values.reduce(into: [:]) { claims, result in
            if let credits = try result.get() { claims[credits.nativeID] = credits.claims }
        }
    }
}
