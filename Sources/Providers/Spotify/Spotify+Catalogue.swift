public import Catalogue
import Gateway
import Matching
import Upstreams

extension Spotify: CatalogueSource {
    /// A name has to be the artist's own, as ``SpotifyArtistMatch`` compares. "Various Artists" is nobody.
    ///
    /// - Throws: ``UpstreamError``; `AmbiguousArtist` where namesakes can't be told apart.
    public func artist(_ query: ArtistQuery) async throws -> FoundArtist? {
        switch query {
        case .id(let text):
            guard let id = SpotifyID(text), text != SpotifyID.variousArtists else { return nil }
            return try await access.answer(ArtistJSON.self, to: requests.artist(id)).flatMap { FoundArtist($0) }
        case .name(let name):
            guard !NameKey(name).isEmpty else { return nil }
            // Ten serve: it is not worth a refusal to find out whether there could be more.
            let (found, _) = try await access.page(
                SearchJSON<ArtistJSON>.self, .search, unknown: SpotifyLimits.pageSizeInDevelopment
            ) { requests.artistSearch(named: name, limit: $0) }
            return try chosen(of: found?.page.elements ?? [], named: name)
        }
    }

    private func chosen(of hits: [ArtistJSON], named name: String) throws -> FoundArtist? {
        switch SpotifyArtistMatch(of: hits, named: name) {
        case .none: return nil
        case .one(let artist): return artist
        case .several(let artists):
            let candidates = artists.map { (id: $0.id ?? "", note: $0.followersNote) }
            throw AmbiguousArtist(candidates, named: name, at: source)
        }
    }

    /// One page of albums. With all their tracks and ISRCs where batches are granted: for a page of fifty
    /// albums with 200 tracks eight requests. Without them otherwise: one.
    ///
    /// - Throws: ``UpstreamError``.
    public func albums(ofArtist nativeID: String, offset: Int) async throws -> Page<FoundAlbum> {
        let nothing = Page<FoundAlbum>(elements: [], nextOffset: nil)
        guard let id = SpotifyID(nativeID), nativeID != SpotifyID.variousArtists else { return nothing }
        let (page, limit) = try await albumPage(of: id, offset: offset)
        guard let page else { return nothing }
        let next = try page.nextOffset(after: offset, limit: limit, endpoint: .artistAlbums)
        return Page(elements: try await withTracks(page.elements), nextOffset: next, total: page.total)
    }

    func albumPage(of id: SpotifyID, offset: Int) async throws -> (answer: PageJSON<AlbumJSON>?, limit: Int) {
        try await access.page(PageJSON<AlbumJSON>.self, .artistAlbums) {
            requests.albums(ofArtist: id, limit: $0, offset: offset)
        }
    }

    private func withTracks(_ albums: [AlbumJSON]) async throws -> [FoundAlbum] {
        let readings = try await readByBatches(albums.filter { !$0.name.isEmpty }.map(\.id))
        return try albums.compactMap { album in
            switch readings[album.id] {
            case .success(let reading?): return SpotifyAlbums.album(reading.album, tracks: reading.found)
            case .failure(let error): throw error
            case .success(nil), nil: return SpotifyAlbums.album(album, tracks: nil)
            }
        }
    }

    /// All tracks. By batches where they are granted; otherwise two requests for each album: the album itself,
    /// which lists its tracks, and a search that knows the ISRCs of up to ten of them (of fifty, where granted).
    ///
    /// The ISRCs of the others are not asked for track by track: that would use up a day's quota for one
    /// artist, and MusicBrainz knows most of them.
    public func tracks(ofAlbums nativeIDs: [String]) async throws -> [String: Result<[FoundTrack], any Error>] {
        var found: [String: Result<[FoundTrack], any Error>] = [:]
        var single: [SingleReading] = []
        let readings = try await readByBatches(nativeIDs)
        var seen: Set<String> = []
        for id in nativeIDs where seen.insert(id).inserted {
            switch readings[id] {
            case .success(let reading?):
                if let tracks = reading.found {
                    found[id] = .success(tracks)
                } else {
                    single.append(SingleReading(id: id, album: reading.album))
                }
            case .success(nil): found[id] = .success([])
            case .failure(let error): found[id] = .failure(error)
            case nil: single.append(SingleReading(id: id))
            }
        }
        return found.merging(try await readSingly(single)) { $1 }
    }
}
