import Catalogue
import ConcurrentMap
import Findings
import FleetMessages
import FleetSchema
import FleetSources
import Messages
import Postgres
import Queue
import Schema
import Upstreams
import WorkerRuntime

/// Stores an album's tracks, unless they came along with the album, and asks who produced each.
@main
struct TrackDiscoveryWorker: Worker {
    static let modules: [SchemaModule] = [.core, .fleet]
    static let declaration = Declaration(
        command: "track-discovery", summary: "List albums' tracks, page by page.", message: TrackDiscovery.self,
        schedule: .every(minutes: 5), batchSize: 50,
        // A source without batches takes some seconds an album.
        visibilityTimeout: .seconds(60), handlingTimeout: .seconds(600),
        upstreams: FleetSources.catalogueNames)

    /// Tracks of one message; the next message goes on from there.
    private static let pageSize = 50

    let catalogues: [any CatalogueSource]
    let reader: CatalogueReader

    /// The album with its tracks, as each source has it that was asked; none where what the database has is fresh.
    typealias Finding = SourceFindings<[FoundAlbum]>

    func handle(_ batch: [Delivery<TrackDiscovery>]) async throws -> [MessageID: Outcome<Finding>] {
        let states = try await reader.albums(batch.map(\.body.albumId), freshFor: Freshness.catalogue)
        let answers = try await catalogues.concurrentMap { catalogue in
            let albums = batch.filter { $0.headers.selects(catalogue.source) }.compactMap { states[$0.body.albumId] }
                .filter { !$0.fresh.contains(catalogue.source) }.flatMap { $0.nativeIDs[catalogue.source] ?? [] }
            let omitted = Omissions.count(of: catalogue.source.name)
            let found = try await tracks(ofAlbums: Set(albums).sorted(), at: catalogue)
            // Of a list of which something couldn't be read, nothing that is missing has left the album.
            return (lists: found, areWhole: Omissions.count(of: catalogue.source.name) == omitted)
        }
        var results: [MessageID: [(source: Source, result: Result<[FoundAlbum], any Error>)]] = [:]
        for (source, found) in zip(catalogues.map(\.source), answers) {
            for delivery in batch where delivery.headers.selects(source) {
                guard let state = states[delivery.body.albumId], let result = result(for: state, found, at: source)
                else { continue }
                results[delivery.id, default: []].append((source, result))
            }
        }
        return batch.reduce(into: [:]) { outcomes, delivery in
            outcomes[delivery.id] = outcome(of: delivery, states[delivery.body.albumId], results[delivery.id] ?? [])
        }
    }

    private func outcome(
        of delivery: Delivery<TrackDiscovery>, _ state: CatalogueReader.AlbumState?,
        _ results: [(source: Source, result: Result<[FoundAlbum], any Error>)]
    ) -> Outcome<Finding> {
        guard let state else {
            return .failed(NotFound("album", "with our id \(delivery.body.albumId)", at: Source("the database")))
        }
        let isKnownElsewhere = delivery.headers.source == nil && !state.fresh.isEmpty
        return SourceFindings.outcome(of: results, isKnownElsewhere: isKnownElsewhere)
    }

    func store(
        _ findings: [Found<TrackDiscovery, Finding>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        for catalogue in catalogues {
            let albums = findings.flatMap { found in
                found.finding.found.filter { $0.source == catalogue.source }.flatMap(\.finding)
            }
            let each = Dictionary(albums.map { ($0.nativeID, $0) }, uniquingKeysWith: { first, _ in first })
            guard !each.isEmpty else { continue }
            _ = try await transaction.store(each.values.sorted { $0.nativeID < $1.nativeID }, from: catalogue.source)
        }
        let pages = Set(findings.map { TrackPage(album: $0.delivery.body.albumId, offset: $0.delivery.body.offset) })
        let tracks = try await transaction.tracks(on: Array(pages), limit: Self.pageSize)
        return findings.flatMap { followUps(of: $0.delivery, tracks) + $0.finding.retries(of: $0.delivery) }
    }

    /// What concerns them all is the result of each.
    private func tracks(
        ofAlbums nativeIDs: [String], at catalogue: any CatalogueSource
    ) async throws -> [String: Result<[FoundTrack], any Error>] {
        guard !nativeIDs.isEmpty else { return [:] }
        switch try await Result.of({ try await catalogue.tracks(ofAlbums: nativeIDs) }) {
        case .success(let results): return results
        case .failure(let error):
            return Dictionary(uniqueKeysWithValues: nativeIDs.map { ($0, .failure(error)) })
        }
    }

    /// nil: the source was not asked for this album.
    private func result(
        for album: CatalogueReader.AlbumState,
        _ found: (lists: [String: Result<[FoundTrack], any Error>], areWhole: Bool),
        at source: Source
    ) -> Result<[FoundAlbum], any Error>? {
        let asked = (album.nativeIDs[source] ?? []).compactMap { id in found.lists[id].map { (id, $0) } }
        guard !asked.isEmpty else { return nil }
        return Result {
            try asked.map {
                FoundAlbum(nativeID: $0, title: album.title, tracks: try $1.get(), isComplete: found.areWhole)
            }
        }
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

extension TrackDiscoveryWorker {
    init(context: WorkerContext) throws {
        self.init(
            catalogues: try FleetSources(context, announcing: .catalogue).catalogues,
            reader: CatalogueReader(context.database))
    }
}
