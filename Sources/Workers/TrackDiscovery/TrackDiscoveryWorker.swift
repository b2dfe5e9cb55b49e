import Catalogue
import Messages
import MusicBrainz
import Postgres
import Queue
import WorkerRuntime

/// Stores an album's tracks, unless they came along with the album, and asks who produced each.
@main
struct TrackDiscoveryWorker: Worker {
    static let declaration = Declaration(
        command: "track-discovery", summary: "List albums' tracks, page by page.", message: TrackDiscovery.self,
        schedule: .every(minutes: 5), batchSize: 50, visibilityTimeout: .seconds(60),
        upstreams: [MusicBrainz.source.name])

    /// Tracks of one message; the next message goes on from there.
    private static let pageSize = 50
    /// Tracks fetched within this time are not fetched again.
    private static let freshFor = Duration.seconds(24 * 3_600)

    let catalogue: any CatalogueSource
    let reader: CatalogueReader

    init(context: WorkerContext) throws {
        catalogue = try MusicBrainz(settings: context.settings, open: context.gateway)
        reader = CatalogueReader(context.database)
    }

    /// The album with its tracks; nil: what the database has is fresh.
    typealias Finding = FoundAlbum?

    func handle(_ batch: [Delivery<TrackDiscovery>]) async throws -> [MessageID: Outcome<Finding>] {
        let states = try await reader.albums(
            batch.map(\.body.albumId), at: catalogue.source, freshFor: Self.freshFor)
        var albums: [AlbumID: Outcome<Finding>] = [:]
        for album in Set(batch.map(\.body.albumId)).sorted(by: { $0.rawValue < $1.rawValue }) {
            albums[album] = try await .of { try await find(album, states[album]) }
        }
        return batch.reduce(into: [:]) { $0[$1.id] = albums[$1.body.albumId] }
    }

    func store(
        _ findings: [Found<TrackDiscovery, Finding>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let fetched = Dictionary(
            findings.compactMap(\.finding).map { ($0.nativeID, $0) }, uniquingKeysWith: { first, _ in first })
        _ = try await transaction.store(fetched.values.sorted { $0.nativeID < $1.nativeID }, from: catalogue.source)
        let pages = Set(findings.map { TrackPage(album: $0.delivery.body.albumId, offset: $0.delivery.body.offset) })
        let tracks = try await transaction.tracks(on: Array(pages), limit: Self.pageSize)
        return findings.flatMap { followUps(of: $0.delivery, tracks) }
    }

    private func find(_ album: AlbumID, _ state: CatalogueReader.AlbumState?) async throws -> Finding {
        guard let state else { throw NotFound("album", "with our id \(album)", at: catalogue.source) }
        guard !state.isFresh else { return nil }
        return FoundAlbum(
            nativeID: state.nativeID, title: state.title,
            tracks: try await catalogue.tracks(ofAlbum: state.nativeID))
    }

    private func followUps(
        of delivery: Delivery<TrackDiscovery>,
        _ pages: [TrackPage: (tracks: [(id: TrackID, title: String)], hasMore: Bool)]
    ) -> [FollowUp] {
        let body = delivery.body
        let headers = delivery.headers.next()
        guard let page = pages[TrackPage(album: body.albumId, offset: body.offset)] else { return [] }
        var followUps = page.tracks.map { track in
            FollowUp(
                ProducerIdentification(
                    trackId: track.id, trackName: messageText(track.title), albumId: body.albumId,
                    artistId: body.artistId), headers: headers)
        }
        if page.hasMore {
            let next = TrackDiscovery(
                albumId: body.albumId, albumName: body.albumName, artistId: body.artistId,
                offset: body.offset + Self.pageSize)
            followUps.append(FollowUp(next, headers: headers))
        }
        return followUps
    }
}
