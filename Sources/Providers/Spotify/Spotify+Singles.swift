import Catalogue
import ConcurrentMap
import Gateway
import Upstreams

/// An album that is to be read by itself.
struct SingleReading: Sendable {
    let id: String
    /// With all its tracks, where it came by a batch.
    var album: AlbumJSON?
}

extension Spotify {
    /// The tracks of albums; none: Spotify does not know it (any more).
    ///
    /// An album is asked for first, though a search by its name could bring all its tracks at once: a name is
    /// what we don't have, and it comes with the album. As many albums at a time as are worth asking side by side: what
    /// searches find of neighbouring albums spares those that come after them their search.
    func readSingly(_ albums: [SingleReading]) async throws -> [String: Result<[FoundTrack], any Error>] {
        var codes = SpotifyCodes()
        var found: [String: Result<[FoundTrack], any Error>] = [:]
        var left = albums[...]
        while !left.isEmpty {
            // Where nothing is known of the sizes of searches, the first one tells.
            let isKnown = try await access.grants().pageSize(.search) != nil
            let wave = left.prefix(isKnown ? access.concurrencyMaximum : 1)
            left = left.dropFirst(wave.count)
            let read = try await wave.concurrentMap { reading in
                try await Result.of { try await album(reading) }
            }
            let known = codes
            let searched = try await read.concurrentMap { album in
                try await Result.of { try await hits(for: try album.get(), besides: known) }
            }
            for hits in searched { codes.add(hits: (try? hits.get()) ?? []) }
            for (reading, (album, hits)) in zip(wave, zip(read, searched)) {
                found[reading.id] = Result {
                    _ = try hits.get()
                    return SpotifyAlbums.tracks(try album.get()?.tracks?.elements ?? [], codes: codes)
                }
            }
        }
        return found
    }

    /// The album with all its tracks; nil: there is none.
    private func album(_ reading: SingleReading) async throws -> AlbumJSON? {
        if let album = reading.album { return album }
        guard let id = SpotifyID(reading.id),
            let album = try await access.answer(AlbumJSON.self, to: requests.album(id))
        else { return nil }
        guard album.tracks != nil else { throw Self.withoutTracks }
        return try await completed(album)
    }

    /// No list is not an empty one: kept as that, it would count as read for a day.
    private static let withoutTracks = UpstreamError(
        upstream: key, endpoint: SpotifyEndpoint.album.rawValue, category: .malformedResponse,
        disposition: .retryable(after: nil), detail: "the album came without the list of its tracks")

    /// What a search finds, where not all ISRCs are known.
    private func hits(for album: AlbumJSON?, besides codes: SpotifyCodes) async throws -> [TrackJSON] {
        guard let album, !codes.cover(album.tracks?.elements ?? []), !album.name.isEmpty else { return [] }
        let artist = album.artists.first { $0.id != SpotifyID.variousArtists }?.name
        return try await hits(album: album.name, artist: artist)
    }

    /// Tracks as a search by names finds them. A query that Spotify does not take finds none: what it would
    /// bring is not needed.
    private func hits(album: String, artist: String?) async throws -> [TrackJSON] {
        do {
            let (found, _) = try await access.page(SearchJSON<TrackJSON>.self, .search) {
                requests.trackSearch(album: album, artist: artist, limit: $0)
            }
            return found?.page.elements ?? []
        } catch let error as UpstreamError where error.isRefusal(400) {
            return []
        }
    }
}
