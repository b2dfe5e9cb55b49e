import Catalogue
import Messages
import MusicBrainz
import Postgres
import Queue
import WorkerRuntime

/// Stores the profiles of producers, each with the source that names it.
@main
struct SocialEnrichmentWorker: Worker {
    static let declaration = Declaration(
        command: "social-enrichment", summary: "Find producers' profiles and pages.", message: SocialEnrichment.self,
        schedule: .hourly, batchSize: 20, visibilityTimeout: .seconds(60), upstreams: [MusicBrainz.source.name])

    let links: any LinkSource
    let reader: CatalogueReader

    init(context: WorkerContext) throws {
        links = try MusicBrainz(settings: context.settings, open: context.gateway)
        reader = CatalogueReader(context.database)
    }

    func handle(_ batch: [Delivery<SocialEnrichment>]) async throws -> [MessageID: Outcome<[FoundLink]>] {
        let nativeIDs = try await reader.nativeIDs(of: batch.map(\.body.producerId), at: links.source)
        var outcomes: [MessageID: Outcome<[FoundLink]>] = [:]
        for delivery in batch {
            outcomes[delivery.id] = try await .of {
                guard let nativeID = nativeIDs[delivery.body.producerId] else {
                    throw NotFound("person", "with our id \(delivery.body.producerId)", at: links.source)
                }
                return try await links.links(ofPerson: nativeID) ?? []
            }
        }
        return outcomes
    }

    func store(
        _ findings: [Found<SocialEnrichment, [FoundLink]>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let people = Dictionary(
            findings.map { ($0.delivery.body.producerId, $0.finding) }, uniquingKeysWith: { first, _ in first })
        try await transaction.store(people, from: links.source)
        return []
    }
}
