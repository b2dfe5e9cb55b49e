public import Catalogue
import ConcurrentMap
import Gateway
import Matching
import Upstreams

extension Spotify: RecordingSource {
    /// By id by the fifty where batches are granted, else each by itself; what has no id, by a search for its code.
    ///
    /// - Throws: ``UpstreamError``.
    public func recordings(
        _ asked: [RecordingReference], each: @escaping @Sendable (Int) async -> Void
    ) async throws -> [Result<FoundRecording?, any Error>] {
        let batches = try await readCodes(asked.compactMap(\.spotifyID))
        return try await asked.enumerated().map(\.self).concurrentMap(atMost: access.concurrencyMaximum) {
            place, asked in
            let result = try await Result.of { try await recording(asked, batches) }
            await each(place)
            return result
        }
    }

    private func recording(
        _ asked: RecordingReference, _ batches: Readings<TrackJSON>
    ) async throws -> FoundRecording? {
        if let id = asked.spotifyID {
            let track: TrackJSON? =
                if let reading = batches[id.text] { try reading.get() } else {
                    try await access.answer(TrackJSON.self, to: requests.track(id))
                }
            return track.flatMap { SpotifyAlbums.recording($0, as: id.text) }
        }
        for code in asked.isrcCodes.compactMap(ISRC.valid) {
            let hits = try await hits(ofCode: code)
            guard let best = CodeMatch.best(for: asked, among: hits.map(\.track.candidate)) else { continue }
            var recording = hits[best.place]
            recording.match = best.match
            return recording
        }
        return nil
    }

    /// A recording stands under an id for each album: the earliest of each kind first, then by id.
    private func hits(ofCode code: String) async throws -> [FoundRecording] {
        let (found, _) = try await access.page(SearchJSON<TrackJSON>.self, .search) {
            requests.trackSearch(code: code, limit: $0)
        }
        let hits = (found?.page.elements ?? []).filter { $0.codes?.isrc.flatMap(ISRC.valid) == code }
        return hits.compactMap { hit in hit.catalogueID.flatMap { SpotifyAlbums.recording(hit, as: $0) } }
            .sorted {
                ($0.album?.releaseDate ?? "9", $0.track.nativeID) < ($1.album?.releaseDate ?? "9", $1.track.nativeID)
            }
            .reduce(into: []) { kept, hit in
                if !kept.contains(where: { $0.track.candidate == hit.track.candidate }) { kept.append(hit) }
            }
    }
}

extension SpotifyAlbums {
    /// A track that was asked for by itself; nil: its name is gone.
    ///
    /// - Parameter id: What was asked for is what we know it by, should a twin have come in its place.
    static func recording(_ track: TrackJSON, as id: String) -> FoundRecording? {
        var codes = SpotifyCodes()
        if let id = track.catalogueID { codes.add(track, as: id) }
        guard var found = tracks([track], codes: codes).first else { return nil }
        found.nativeID = id
        return FoundRecording(track: found, album: track.album.flatMap { album($0, tracks: nil) })
    }
}

extension RecordingReference {
    fileprivate var spotifyID: SpotifyID? { nativeIDs[Spotify.source].flatMap { SpotifyID($0) } }
}
