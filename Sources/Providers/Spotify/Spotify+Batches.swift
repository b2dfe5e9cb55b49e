import Catalogue
import ConcurrentMap
import Gateway
import Upstreams

/// An album as read by batches.
struct AlbumReading: Sendable {
    /// With all its tracks.
    var album: AlbumJSON
    /// nil: its ISRCs were not granted.
    var found: [FoundTrack]?
}

/// What became of things that were asked for by their ids. nil: Spotify doesn't know it; what is missing was not
/// granted, and has to be asked for singly.
typealias Readings<Value> = [String: Result<Value?, any Error>]

extension Spotify {
    /// Reads albums with all their tracks and ISRCs, by the twenty and the fifty, several questions at a time.
    ///
    /// Empty where batches are known to be refused. Refused in the middle, it is what had come until then.
    func readByBatches(_ ids: [String]) async throws -> Readings<AlbumReading> {
        guard try await access.grants().isExtended != false else { return [:] }
        var albums = try await readAlbums(ids.compactMap { SpotifyID($0) })
        let known = albums.compactMap { id, result -> AlbumJSON? in
            guard case .success(var album?) = result else { return nil }
            // What was asked for is what we know it by, should another have come in its place.
            album.id = id
            return album
        }
        let complete = try await known.concurrentMap(atMost: access.concurrencyMaximum) { album in
            (album.id, try await Result.of { try await completed(album) as AlbumJSON? })
        }
        albums.merge(complete) { $1 }
        let tracks = ids.flatMap { id -> [TrackJSON] in
            guard case .success(let album?) = albums[id] else { return [] }
            return album.tracks?.elements ?? []
        }
        let codes = try await readCodes(tracks.compactMap(\.catalogueID).compactMap { SpotifyID($0) })
        return albums.compactMapValues { result in
            switch result {
            case .success(let album): reading(album, codes)
            case .failure(let error): .failure(error)
            }
        }
    }

    private func readAlbums(_ ids: [SpotifyID]) async throws -> Readings<AlbumJSON> {
        try await read(ids, by: SpotifyLimits.albumsInBatch, .albums, .albums) { requests.albums($0) }
    }

    func readCodes(_ ids: [SpotifyID]) async throws -> Readings<TrackJSON> {
        try await read(ids, by: SpotifyLimits.tracksInBatch, .tracks, .tracks) { requests.tracks($0) }
    }

    private func read<Element: Decodable & Sendable & Named>(
        _ ids: [SpotifyID], by count: Int, _ batch: SpotifyGrants.Batch, _ endpoint: SpotifyEndpoint,
        _ question: @escaping @Sendable ([SpotifyID]) -> SpotifyQuestion
    ) async throws -> Readings<Element> {
        var seen: Set<SpotifyID> = []
        let ids = ids.filter { seen.insert($0).inserted }
        let chunks = stride(from: 0, to: ids.count, by: count).map { Array(ids[$0..<min($0 + count, ids.count)]) }
        // Where nothing is known of batches, the first one tells.
        let isKnown = try await access.grants().isGranted(batch) != nil
        let (first, rest) = isKnown ? ([], chunks[...]) : (chunks.prefix(1), chunks.dropFirst())
        var readings: Readings<Element> = [:]
        for chunks in [first, rest] {
            let parts = try await chunks.concurrentMap(atMost: access.concurrencyMaximum) { ids -> Readings<Element> in
                try await read(ids, batch, endpoint, question(ids))
            }
            for part in parts { readings.merge(part) { $1 } }
        }
        return readings
    }

    /// Empty: batches are refused.
    private func read<Element: Decodable & Sendable & Named>(
        _ ids: [SpotifyID], _ batch: SpotifyGrants.Batch, _ endpoint: SpotifyEndpoint, _ question: SpotifyQuestion
    ) async throws -> Readings<Element> {
        let names = ids.map(\.text)
        let answer: Result<[(id: String, element: Element?)], any Error> = try await .of {
            switch try await access.batch(BatchJSON<Element>.self, batch, question) {
            case .refused: []
            case .answer(let batch): try batch.elements(for: names, endpoint: endpoint)
            }
        }
        switch answer {
        case .success(let elements):
            return elements.reduce(into: [:]) { $0[$1.id] = .success($1.element) }
        case .failure(let error):
            return names.reduce(into: [:]) { $0[$1] = .failure(error) }
        }
    }

    /// The album with the tracks beyond its first fifty.
    func completed(_ album: AlbumJSON) async throws -> AlbumJSON {
        guard let first = album.tracks, let id = SpotifyID(album.id) else { return album }
        var album = album
        var seen = Set(first.elements.map(\.id))
        var page = first
        var offset = first.offset ?? 0
        var limit = SpotifyLimits.tracksInAlbum
        for _ in 1..<SpotifyLimits.pagesMaximum {
            guard let next = try page.nextOffset(after: offset, limit: limit, endpoint: .albumTracks) else { break }
            let question = requests.tracks(ofAlbum: id, offset: next)
            guard let more = try await access.answer(PageJSON<TrackJSON>.self, to: question) else {
                throw Self.withoutRest
            }
            let new = more.elements.filter { seen.insert($0.id).inserted }
            // A page that brings nothing new would go on doing so.
            guard !new.isEmpty else { break }
            album.tracks?.elements += new
            (page, offset, limit) = (more, next, SpotifyLimits.pageSize)
        }
        return album
    }

    /// The album is there, so its tracks are: half of them would count as all for a day.
    private static let withoutRest = UpstreamError(
        upstream: key, endpoint: SpotifyEndpoint.albumTracks.rawValue, category: .malformedResponse,
        disposition: .retryable(after: nil), status: 404,
        detail: "the tracks beyond the album's first page are not there")

    /// nil: it came without the list of its tracks, and has to be asked for singly.
    private func reading(
        _ album: AlbumJSON?, _ readings: Readings<TrackJSON>
    ) -> Result<AlbumReading?, any Error>? {
        guard let album else { return .success(nil) }
        guard album.tracks != nil else { return nil }
        let tracks = album.tracks?.elements ?? []
        var codes = SpotifyCodes()
        for id in tracks.compactMap(\.catalogueID) {
            switch readings[id] {
            case .success(let track): codes.add(track, as: id)
            case .failure(let error): return .failure(error)
            case nil: return .success(AlbumReading(album: album, found: nil))
            }
        }
        return .success(AlbumReading(album: album, found: SpotifyAlbums.tracks(tracks, codes: codes)))
    }
}
