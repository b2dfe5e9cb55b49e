import Catalogue
import Gateway
import Matching
import Upstreams

extension Discogs {
    /// An album as it was found.
    struct FoundEdition {
        let album: DiscogsAlbum
        let method: Method

        enum Method {
            case id
            case search
        }
    }

    /// By its id, else by its barcode, else by artist and title. nil: Discogs has it not, or not surely enough.
    func edition(of album: WantedAlbum) async throws -> FoundEdition? {
        if let id = album.id { return try await read(id).map { FoundEdition(album: $0, method: .id) } }
        guard let id = try await search(for: album), let found = try await read(id), found.isBy(album.artistNumbers)
        else { return nil }
        return FoundEdition(album: found, method: .search)
    }

    /// A release; of a master its main release, which is credited better, and the master itself where that is gone.
    private func read(_ id: DiscogsAlbumID) async throws -> DiscogsAlbum? {
        guard let json = try await answer(AlbumJSON.self, to: requests.album(id)) else { return nil }
        let album = DiscogsAlbum(json, asked: id)
        guard id.kind == .master, let main = json.mainRelease.flatMap({ DiscogsNumber($0) }) else { return album }
        return try await read(DiscogsAlbumID(.release, main)) ?? album
    }

    private func search(for album: WantedAlbum) async throws -> DiscogsAlbumID? {
        var retries = DiscogsLimits.searchRetriesMaximum
        if let barcode = album.barcode {
            let hits = try await hits(of: SearchForm.forms(barcode: barcode), &retries)
            if let id = AlbumHits.best(of: hits ?? [], barcodeOf: album) { return id }
        }
        guard let artist = album.artist, !NameKey(artist).isEmpty, !NameKey(album.title).isEmpty else { return nil }
        let forms = SearchForm.forms(artist: artist, title: album.title)
        guard let hits = try await hits(of: forms, &retries) else { throw Self.tooSlow }
        return AlbumHits.best(of: hits, named: album)
    }

    /// The hits of the first form that is answered. nil: all that may be tried took Discogs too long.
    private func hits(of forms: [SearchForm], _ retries: inout Int) async throws -> [HitJSON]? {
        for (index, form) in forms.enumerated() {
            do {
                return try await answer(SearchJSON.self, to: requests.search(form))?.hits ?? []
            } catch let error as UpstreamError where error.isQueryTimeout {
                guard index + 1 < forms.count, retries > 0 else { return nil }
                retries -= 1
            }
        }
        return nil
    }

    /// Later there may be less to do: neither for ever, nor a sign that Discogs fails.
    private static let tooSlow = UpstreamError(
        upstream: key, endpoint: DiscogsEndpoint.search.rawValue, category: .upstream,
        disposition: .retryable(after: nil), status: 500, detail: "even the simplest search takes Discogs too long")
}

extension DiscogsAlbum {
    /// Whether it may be by that artist: one found by name alone may be a namesake's. Where either side's id is not
    /// known, and where an album gathers many artists, it may.
    fileprivate func isBy(_ numbers: Set<DiscogsNumber>) -> Bool {
        let own = Set(json.artists.compactMap { DiscogsNumber($0.id) })
        let isGathering = json.artists.contains { DiscogsName.isVarious($0.name) }
        return numbers.isEmpty || own.isEmpty || isGathering || !numbers.isDisjoint(with: own)
    }
}
