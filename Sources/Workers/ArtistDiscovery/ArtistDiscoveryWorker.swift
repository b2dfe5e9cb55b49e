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
        try await transaction.store(
            findings.compactMap { found in
                found.delivery.headers.run.map { run in
                    (run: run, artists: found.finding.found.map { (source: $0.source, artist: $0.finding) })
                }
            })
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
            let asking = search
            let answer = try await Result.of { try await first(asking, at: catalogue) }
            let useless = (try? answer.get().useless) ?? []
            search.add(answer.map(\.artist), useless: useless, from: catalogue.source)
        }
        return search.outcome
    }

    /// The first who is there and is meant, and the stated ids that lead to nobody or to somebody else: each is asked
    /// for, since the albums of all that are left become the artist's.
    private func first(
        _ search: ArtistSearch, at catalogue: any CatalogueSource
    ) async throws -> (artist: FoundArtist?, useless: [String]) {
        let source = catalogue.source
        var taken: FoundArtist?
        var useless = search.statedIDsBeyond(at: source)
        Omissions.note(source.name, "ids of one artist beyond what is asked for", count: useless.count)
        for query in search.queries(at: source) {
            let id = search.statedID(query, at: source)
            guard taken == nil || id != nil else { break }
            let artist = try await catalogue.artist(query)
            if let artist, search.isMeant(artist, by: query, at: source) {
                taken = taken ?? artist
            } else if let id {
                useless.append(id)
                let reason = artist == nil ? "nobody is there" : "somebody of another name is there"
                Omissions.note(source.name, "an id that another source states: \(reason)")
            }
        }
        return (taken, useless)
    }
}

extension ArtistDiscoveryWorker {
    init(context: WorkerContext) throws {
        self.init(
            catalogues: try FleetSources(context, announcing: .catalogue).catalogues,
            reader: CatalogueReader(context.database))
    }
}
