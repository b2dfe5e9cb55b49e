import Catalogue
import ConcurrentMap
import Enrichment
import Findings
import FleetMessages
import FleetSchema
import FleetSources
import Messages
import Postgres
import Queue
import Schema
import WorkerRuntime

/// Enriches the songs of playlists, chunk by chunk: each goes through the phases in their order, keeps what they bring in
/// memory, and stores it once. What providers answered outlives the worker: whoever handles the chunk again asks nothing
/// twice.
@main
struct PlaylistEnrichmentWorker: Worker {
    static let modules: [SchemaModule] = [.core, .fleet, .publishing, .playlists]
    static let declaration = Declaration(
        command: "playlist-enrichment", summary: "Enrich the songs of playlists.", message: PlaylistEnrichment.self,
        schedule: .every(minutes: 2), batchSize: 1,
        // While one chunk waits for the slowest provider, the others go through the phases before it.
        concurrency: 4, visibilityTimeout: .seconds(60), handlingTimeout: .seconds(1_800),
        upstreams: FleetSources.enrichmentNames, keepsAnswers: true)

    /// Writers whose pages are asked for, of each song.
    private static let writersMaximum = 3
    /// Profiles are asked for again after this time.
    private static let linksStaleAfter = Duration.seconds(30 * 24 * 3_600)

    let phases: [Phase]
    let reader: EnrichmentReader

    init(context: WorkerContext) throws {
        let sources = try FleetSources(context, announcing: .enrichment)
        phases = Phase.all(sources, try FleetSources.songs(context))
        reader = EnrichmentReader(context.database, shop: FleetSources.shop)
    }

    /// What each source brought of the chunk's songs.
    typealias Finding = SourceFindings<[SongOutcome]>

    func handle(_ batch: [Delivery<PlaylistEnrichment>]) async throws -> [MessageID: Outcome<Finding>] {
        let chunks = try await reader.chunks(batch.map(\.body.chunkId), freshFor: Freshness.catalogue)
        let outcomes = try await batch.concurrentMap { delivery -> (MessageID, Outcome<Finding>) in
            guard let chunk = chunks[delivery.body.chunkId] else {
                let whom = "with our id \(delivery.body.chunkId)"
                return (delivery.id, .failed(NotFound("chunk", whom, at: Source("the database"))))
            }
            let run = ChunkRun(chunk: chunk, phases: phases, reader: reader, headers: delivery.headers)
            return (delivery.id, try await run.outcome())
        }
        return Dictionary(uniqueKeysWithValues: outcomes)
    }

    func store(
        _ findings: [Found<PlaylistEnrichment, Finding>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let outcomes = findings.flatMap { $0.finding.found.flatMap(\.finding) }
        let through = findings.filter(\.finding.failed.isEmpty).map(\.delivery.body.chunkId)
        let credits = try await transaction.store(SongOutcome.merged(outcomes), settling: through)
        guard let headers = findings.first?.delivery.headers.next() else { return [] }
        return try await askForLinks(of: credits, headers, in: transaction)
            + findings.flatMap { $0.finding.retries(of: $0.delivery) }
    }

    /// Of each song the writers that are surest.
    private func askForLinks(
        of credits: [Credit], _ headers: MessageHeaders, in transaction: Transaction
    ) async throws -> [FollowUp] {
        let writers = Dictionary(grouping: credits.filter { $0.role.makesWriter }, by: \.track).values.flatMap {
            $0.sorted { ($1.confidence, $0.person.rawValue) < ($0.confidence, $1.person.rawValue) }
                .prefix(Self.writersMaximum).map(\.person)
        }
        let due = try await transaction.requestLinks(
            for: Set(writers).sorted { $0.rawValue < $1.rawValue }, staleAfter: Self.linksStaleAfter)
        return due.map {
            FollowUp(SocialEnrichment(producerId: $0.id, producerName: messageText($0.name)), headers: headers)
        }
    }
}
