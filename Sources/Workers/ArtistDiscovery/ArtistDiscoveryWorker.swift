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

/// Finds the artist that a message names at every catalogue, stores it as one, and asks for its albums.
@main
struct ArtistDiscoveryWorker: Worker {
    static let modules: [SchemaModule] = [.core, .fleet]
    static let declaration = Declaration(
        command: "artist-discovery", summary: "Find artists by id or name and store them.",
        message: ArtistDiscovery.self, schedule: .every(minutes: 2), batchSize: 10, visibilityTimeout: .seconds(60),
        upstreams: FleetSources.catalogueNames)

    let catalogues: [any CatalogueSource]
    let reader: CatalogueReader

    init(context: WorkerContext) throws {
        catalogues = try FleetSources(context, announcing: .catalogue).catalogues
        reader = CatalogueReader(context.database)
    }

    func handle(
        _ batch: [Delivery<ArtistDiscovery>]
    ) async throws -> [MessageID: Outcome<SourceFindings<FoundArtist>>] {
        let known = try await reader.artists(batch.compactMap(\.headers.artist))
        let outcomes = try await batch.concurrentMap { delivery in
            (delivery.id, try await find(delivery, delivery.headers.artist.flatMap { known[$0] }))
        }
        return Dictionary(uniqueKeysWithValues: outcomes)
    }

    func store(
        _ findings: [Found<ArtistDiscovery, SourceFindings<FoundArtist>>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let artists = findings.map { found in
            DescribedArtist(
                found.finding.found.map { ($0.source, $0.finding) }, known: found.delivery.headers.artist)
        }
        let ids = try await transaction.store(artists)
        return zip(findings, ids).flatMap { found, id in
            let delivery = found.delivery
            let albums = FollowUp(
                AlbumDiscovery(artistId: id), headers: delivery.headers.next(at: delivery.headers.source))
            return [albums] + found.finding.retries(of: delivery, about: id)
        }
    }

    private func find(
        _ delivery: Delivery<ArtistDiscovery>, _ known: CatalogueReader.ArtistState?
    ) async throws -> Outcome<SourceFindings<FoundArtist>> {
        var search = ArtistSearch(delivery.body, known: known)
        for catalogue in catalogues where delivery.headers.selects(catalogue.source) {
            let queries = search.queries(at: catalogue.source)
            search.add(try await .of { try await first(of: queries, at: catalogue) }, from: catalogue.source)
        }
        return search.outcome
    }

    private func first(of queries: [ArtistQuery], at catalogue: any CatalogueSource) async throws -> FoundArtist? {
        for query in queries {
            if let artist = try await catalogue.artist(query) { return artist }
        }
        return nil
    }
}

/// What the catalogues say to one message, one after the other: each learns from those before it. Pure.
struct ArtistSearch {
    private let message: ArtistDiscovery
    private let known: CatalogueReader.ArtistState?
    private var results: [(source: Source, result: Result<FoundArtist, any Error>)] = []
    private var asked: [Source] = []

    /// - Parameter known: The artist as other sources described it before.
    init(_ message: ArtistDiscovery, known: CatalogueReader.ArtistState? = nil) {
        self.message = message
        self.known = known
    }

    /// What to ask, until something answers: the id that another source states, the message's own, and the name last,
    /// since a name may have namesakes. An id that is not of its kind costs a source no request.
    func queries(at source: Source) -> [ArtistQuery] {
        let found = results.compactMap { try? $0.result.get() }
        let stated = found.flatMap(\.foreignIDs).filter { $0.source == source }.map(\.nativeID)
        if let id = stated.first ?? known?.nativeIDs[source]?.first { return [.id(id)] }
        let id = message.artistId.map { [ArtistQuery.id($0)] } ?? []
        let name = found.first?.name ?? known?.name ?? (id.isEmpty ? message.artistName : nil)
        return id + (name.map { [ArtistQuery.name($0)] } ?? [])
    }

    mutating func add(_ result: Result<FoundArtist?, any Error>, from source: Source) {
        asked.append(source)
        switch result {
        case .failure(let error): results.append((source, .failure(error)))
        case .success(let artist?): results.append((source, .success(artist)))
        case .success(nil): break
        }
    }

    var outcome: Outcome<SourceFindings<FoundArtist>> {
        guard let first = asked.first else {
            return .failed(NotFound("artist", "to be asked for: no catalogue is configured", at: Source("this fleet")))
        }
        let whom = message.artistId.map { "with the id \($0)" } ?? "named “\(message.artistName ?? "")”"
        return results.isEmpty ? .failed(NotFound("artist", whom, at: first)) : SourceFindings.outcome(of: results)
    }
}
