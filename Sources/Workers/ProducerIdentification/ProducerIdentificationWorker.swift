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

/// Stores who is stated to have made a track, by every source that can be asked, computes the credits from all
/// evidence, and asks for the profiles of producers that nobody asked for lately.
@main
struct ProducerIdentificationWorker: Worker {
    static let modules: [SchemaModule] = [.core, .fleet]
    static let declaration = Declaration(
        command: "producer-identification", summary: "Find out who produced and wrote tracks.",
        message: ProducerIdentification.self, schedule: .every(minutes: 10), batchSize: 50,
        concurrency: 2,
        // A source without batches takes some seconds a track.
        visibilityTimeout: .seconds(60), handlingTimeout: .seconds(600), upstreams: FleetSources.creditNames)

    /// Profiles are asked for again after this time.
    private static let linksStaleAfter = Duration.seconds(30 * 24 * 3_600)

    let sources: [any CreditSource]
    let reader: CatalogueReader

    init(context: WorkerContext) throws {
        sources = try FleetSources(context, announcing: .credits).credits
        reader = CatalogueReader(context.database)
    }

    /// What each source states that was asked; nil: it does not know the track. None: all stored evidence is fresh.
    typealias Finding = SourceFindings<FoundCredits?>

    func handle(_ batch: [Delivery<ProducerIdentification>]) async throws -> [MessageID: Outcome<Finding>] {
        let states = try await reader.tracks(batch.map(\.body.trackId), freshFor: Freshness.catalogue)
        let answers = try await sources.concurrentMap { source in
            let wanted = batch.filter { delivery in
                delivery.headers.selects(source.source)
                    && states[delivery.body.trackId]?.fresh.contains(source.source) == false
            }
            let tracks = Set(wanted.map(\.body.trackId)).sorted { $0.rawValue < $1.rawValue }
            return try await credits(of: tracks.compactMap { states[$0]?.reference }, at: source)
        }
        var results: [MessageID: [(source: Source, result: Result<FoundCredits?, any Error>)]] = [:]
        for (source, found) in zip(sources.map(\.source), answers) {
            for delivery in batch where delivery.headers.selects(source) {
                guard let result = found[delivery.body.trackId] else { continue }
                results[delivery.id, default: []].append((source, result))
            }
        }
        return batch.reduce(into: [:]) { outcomes, delivery in
            outcomes[delivery.id] = outcome(of: delivery, states[delivery.body.trackId], results[delivery.id] ?? [])
        }
    }

    private func outcome(
        of delivery: Delivery<ProducerIdentification>, _ state: CatalogueReader.TrackState?,
        _ results: [(source: Source, result: Result<FoundCredits?, any Error>)]
    ) -> Outcome<Finding> {
        guard let state else {
            return .failed(NotFound("track", "with our id \(delivery.body.trackId)", at: Source("the database")))
        }
        let isKnownElsewhere = delivery.headers.source == nil && !state.fresh.isEmpty
        return SourceFindings.outcome(of: results, isKnownElsewhere: isKnownElsewhere)
    }

    func store(
        _ findings: [Found<ProducerIdentification, Finding>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        for source in sources {
            let credits = findings.flatMap { found in
                found.finding.found.filter { $0.source == source.source }
                    .map { (found.delivery.body.trackId, $0.finding) }
            }
            try await transaction.store(
                Dictionary(credits, uniquingKeysWith: { first, _ in first }), from: source.source)
        }
        let tracks = Set(findings.map(\.delivery.body.trackId))
        let concluded = try await transaction.conclude(tracks.sorted { $0.rawValue < $1.rawValue })
        let producers = concluded.filter { $0.role.makesProducer && tracks.contains($0.track) }
        return try await askForLinks(of: producers, for: findings, in: transaction)
            + findings.flatMap { $0.finding.retries(of: $0.delivery) }
    }

    /// What concerns them all is the result of each.
    private func credits(
        of tracks: [TrackReference], at source: any CreditSource
    ) async throws -> [TrackID: Result<FoundCredits?, any Error>] {
        guard !tracks.isEmpty else { return [:] }
        switch try await Result.of({ try await source.credits(of: tracks) }) {
        case .success(let results): return results
        case .failure(let error): return Dictionary(uniqueKeysWithValues: tracks.map { ($0.id, .failure(error)) })
        }
    }

    /// Each producer is asked for once, by the first message that names them.
    private func askForLinks(
        of credits: [Credit], for findings: [Found<ProducerIdentification, Finding>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let headers = Dictionary(
            findings.map { ($0.delivery.body.trackId, $0.delivery.headers.next()) },
            uniquingKeysWith: { first, _ in first })
        let trackOfPerson = Dictionary(credits.map { ($0.person, $0.track) }, uniquingKeysWith: { first, _ in first })
        let due = try await transaction.requestLinks(
            for: trackOfPerson.keys.sorted { $0.rawValue < $1.rawValue }, staleAfter: Self.linksStaleAfter)
        return due.compactMap { person in
            trackOfPerson[person.id].flatMap { headers[$0] }.map {
                FollowUp(
                    SocialEnrichment(producerId: person.id, producerName: messageText(person.name)), headers: $0)
            }
        }
    }
}
