import Catalogue
import Gateway

extension Spotify {
    /// An album's tracks; empty: Spotify does not know it (any more).
    ///
    /// The album is asked for first, though a search by its name could bring all its tracks at once: a name is
    /// what we don't have, and it comes with the album.
    ///
    /// - Parameter codes: ISRCs that are known by now. Searches find tracks of neighbouring albums, too.
    func readSingly(_ nativeID: String, _ codes: inout SpotifyCodes) async throws -> [FoundTrack] {
        guard let id = SpotifyID(nativeID),
            let album = try await access.answer(AlbumJSON.self, to: requests.album(id))
        else { return [] }
        return try await readSingly(try await completed(album), &codes)
    }

    /// - Parameter album: With all its tracks.
    func readSingly(_ album: AlbumJSON, _ codes: inout SpotifyCodes) async throws -> [FoundTrack] {
        let tracks = album.tracks?.elements ?? []
        if !codes.cover(tracks), !album.name.isEmpty {
            let artist = album.artists.first { $0.id != SpotifyID.variousArtists }?.name
            codes.add(hits: try await hits(album: album.name, artist: artist))
        }
        return SpotifyAlbums.tracks(tracks, codes: codes)
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
