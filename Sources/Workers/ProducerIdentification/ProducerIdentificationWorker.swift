import Catalogue
import Messages
import MusicBrainz
import Postgres
import Queue
import WorkerRuntime

/// Stores who is stated to have made a track, computes the credits from all evidence, and asks for the
/// profiles of producers that nobody asked for lately.
@main
struct ProducerIdentificationWorker: Worker {
    static let declaration = Declaration(
        command: "producer-identification", summary: "Find out who produced and wrote tracks.",
        message: ProducerIdentification.self, schedule: .every(minutes: 10), batchSize: 100,
        visibilityTimeout: .seconds(60), upstreams: [MusicBrainz.source.name])

    /// Claims fetched within this time are not fetched again.
    private static let freshFor = Duration.seconds(24 * 3_600)
    /// Profiles are asked for again after this time.
    private static let linksStaleAfter = Duration.seconds(30 * 24 * 3_600)

    let credits: any CreditSource
    let reader: CatalogueReader

    init(context: WorkerContext) throws {
        credits = try MusicBrainz(settings: context.settings, open: context.gateway)
        reader = CatalogueReader(context.database)
    }

    /// What the source states, by its own id of the track; nil: the stored evidence is fresh.
    struct Finding: Sendable {
        let claims: (track: String, claims: [CreditClaim])?
    }

    func handle(_ batch: [Delivery<ProducerIdentification>]) async throws -> [MessageID: Outcome<Finding>] {
        let states = try await reader.tracks(batch.map(\.body.trackId), at: credits.source, freshFor: Self.freshFor)
        let stale = Set(states.values.filter { !$0.isFresh }.map(\.reference))
        let fetched = try await Outcome<[String: [CreditClaim]]>.of { [credits] in
            stale.isEmpty ? [:] : try await credits.claims(for: stale.sorted { $0.nativeID < $1.nativeID })
        }
        return batch.reduce(into: [:]) { outcomes, delivery in
            outcomes[delivery.id] = outcome(of: delivery.body.trackId, states[delivery.body.trackId], fetched)
        }
    }

    func store(
        _ findings: [Found<ProducerIdentification, Finding>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let claims = Dictionary(
            findings.compactMap(\.finding.claims).map { ($0.track, $0.claims) }, uniquingKeysWith: { first, _ in first }
        )
        try await transaction.store(claims, from: credits.source)
        let tracks = Set(findings.map(\.delivery.body.trackId)).sorted { $0.rawValue < $1.rawValue }
        let concluded = Confidence.credits(from: try await transaction.lockEvidence(for: tracks))
        try await transaction.store(concluded, for: tracks)
        return try await askForLinks(of: concluded.filter(\.role.makesProducer), for: findings, in: transaction)
    }

    private func outcome(
        of track: TrackID, _ state: CatalogueReader.TrackState?, _ fetched: Outcome<[String: [CreditClaim]]>
    ) -> Outcome<Finding> {
        guard let state else {
            return .failed(NotFound("track", "with our id \(track)", at: credits.source))
        }
        guard !state.isFresh else { return .found(Finding(claims: nil)) }
        switch fetched {
        case .failed(let error): return .failed(error)
        case .found(let claims):
            let nativeID = state.reference.nativeID
            return .found(Finding(claims: (nativeID, claims[nativeID] ?? [])))
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
