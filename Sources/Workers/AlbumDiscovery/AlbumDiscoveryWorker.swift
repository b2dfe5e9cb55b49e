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
import WorkerRuntime

/// Stores a page of an artist's albums from each catalogue, and asks for the tracks of each and for the next page.
@main
struct AlbumDiscoveryWorker: Worker {
    static let modules: [SchemaModule] = [.core, .fleet]
    static let declaration = Declaration(
        command: "album-discovery", summary: "List artists' albums, page by page.", message: AlbumDiscovery.self,
        schedule: .every(minutes: 5), batchSize: 5, visibilityTimeout: .seconds(60),
        upstreams: FleetSources.catalogueNames)

    let catalogues: [any CatalogueSource]
    let reader: CatalogueReader

    init(context: WorkerContext) throws {
        catalogues = try FleetSources(context, announcing: .catalogue).catalogues
        reader = CatalogueReader(context.database)
    }

    typealias Finding = SourceFindings<AlbumList>

    func handle(_ batch: [Delivery<AlbumDiscovery>]) async throws -> [MessageID: Outcome<Finding>] {
        let artists = try await reader.artists(batch.map(\.body.artistId))
        let totals = try await reader.listTotals(
            of: batch.filter { $0.body.offset == 0 }.map(\.body.artistId), freshFor: Freshness.catalogue)
        let outcomes = try await batch.concurrentMap { delivery in
            (delivery.id, try await page(delivery, artists[delivery.body.artistId], totals))
        }
        return Dictionary(uniqueKeysWithValues: outcomes)
    }

    func store(
        _ findings: [Found<AlbumDiscovery, Finding>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        var stored: [Source: [String: StoredAlbum]] = [:]
        for catalogue in catalogues {
            let albums = findings.flatMap { found in
                found.finding.found.filter { $0.source == catalogue.source }.flatMap(\.finding.page.elements)
            }
            guard !albums.isEmpty else { continue }
            let rows = try await transaction.store(albums, from: catalogue.source)
            stored[catalogue.source] = Dictionary(
                rows.map { ($0.nativeID, $0) }, uniquingKeysWith: { first, _ in first })
        }
        try await noteLists(findings, in: transaction)
        var followUps: [FollowUp] = []
        for found in findings { followUps += try await self.followUps(of: found, stored, in: transaction) }
        return followUps
    }

    private func noteLists(
        _ findings: [Found<AlbumDiscovery, Finding>], in transaction: Transaction
    ) async throws {
        let lists = findings.flatMap(\.finding.found)
        for catalogue in catalogues {
            let totals = lists.filter { $0.source == catalogue.source }.compactMap { list in
                list.finding.totalRead.map { (list.finding.nativeID, $0) }
            }
            try await transaction.store(
                listTotals: Dictionary(totals, uniquingKeysWith: { max($0, $1) }), from: catalogue.source)
        }
    }

    /// A page from every catalogue that knows the artist.
    private func page(
        _ delivery: Delivery<AlbumDiscovery>, _ artist: CatalogueReader.ArtistState?,
        _ totals: [Source: [String: Int]]
    ) async throws -> Outcome<Finding> {
        let body = delivery.body
        let results = try await catalogues.answers(from: \.source) { catalogue -> AlbumList? in
            guard delivery.headers.selects(catalogue.source),
                let (id, others) = body.lists(of: artist?.nativeIDs[catalogue.source] ?? [])
            else { return nil }
            let page = try await catalogue.albums(ofArtist: id, offset: body.offset)
            return AlbumList(
                nativeID: id, page: page, others: others, offset: body.offset,
                totalBefore: totals[catalogue.source]?[id])
        }
        // A list that is gone since it was asked for is no fault of anybody.
        guard !results.isEmpty || (body.nativeId != nil && artist != nil) else {
            let source = delivery.headers.source.map(Source.init) ?? catalogues.first?.source ?? Source("this fleet")
            return .failed(NotFound("artist", "with our id \(body.artistId)", at: source))
        }
        return SourceFindings.outcome(of: results)
    }

    /// Each album once, however many sources brought it; the next page at its own source, and so the lists of the
    /// artist's other ids there. Of a list that is as before, all albums that are stored.
    private func followUps(
        of found: Found<AlbumDiscovery, Finding>, _ stored: [Source: [String: StoredAlbum]],
        in transaction: Transaction
    ) async throws -> [FollowUp] {
        let delivery = found.delivery
        let artist = delivery.body.artistId
        var followUps: [FollowUp] = []
        var asked: Set<AlbumID> = []
        for (source, list) in found.finding.found {
            let known = list.isUnchanged ? try await transaction.albums(of: artist, at: source) : []
            for album in list.page.elements.compactMap({ stored[source]?[$0.nativeID] }) + known
            where asked.insert(album.id).inserted {
                followUps.append(
                    FollowUp(
                        TrackDiscovery(albumId: album.id, albumName: messageText(album.title), artistId: artist),
                        headers: delivery.headers.next()))
            }
            followUps += list.further(of: artist).map {
                FollowUp($0, headers: delivery.headers.next(at: source.name))
            }
        }
        return followUps + found.finding.retries(of: delivery)
    }
}
