import Catalogue
import Findings
import FleetMessages
import FleetSchema
import FleetSources
import Messages
import Postgres
import Queue
import Schema
import WorkerRuntime

/// Stores the profiles of producers, each with the source that names it, looks at the accounts that can be looked at,
/// and makes one person of those who turn out to have the same page.
@main
struct SocialEnrichmentWorker: Worker {
    static let modules: [SchemaModule] = [.core, .fleet]
    static let declaration = Declaration(
        command: "social-enrichment", summary: "Find producers' profiles and pages.", message: SocialEnrichment.self,
        schedule: .hourly, batchSize: 20, visibilityTimeout: .seconds(60), upstreams: FleetSources.linkNames)

    /// Profiles fetched within this time are not fetched again.
    private static let freshFor = Duration.seconds(24 * 3_600)
    /// Accounts looked at within this time are not looked at again.
    private static let profilesFreshFor = Duration.seconds(7 * 24 * 3_600)

    let links: [any LinkSource]
    let profiles: [any ProfileSource]
    let reader: CatalogueReader

    init(context: WorkerContext) throws {
        let sources = try FleetSources(context, announcing: .links)
        links = sources.links
        profiles = sources.profiles
        reader = CatalogueReader(context.database)
    }

    /// What one source says of a person.
    enum Statement: Sendable {
        case links([FoundLink])
        case profiles(platform: String, [String: FoundProfile?])
    }
    typealias Finding = SourceFindings<Statement>

    func handle(_ batch: [Delivery<SocialEnrichment>]) async throws -> [MessageID: Outcome<Finding>] {
        let people = try await reader.people(batch.map(\.body.producerId), freshFor: Self.freshFor)
        var outcomes: [MessageID: Outcome<Finding>] = [:]
        for delivery in batch {
            guard let person = people[delivery.body.producerId] else {
                let whom = "with our id \(delivery.body.producerId)"
                outcomes[delivery.id] = .failed(NotFound("person", whom, at: Source("the database")))
                continue
            }
            outcomes[delivery.id] = SourceFindings.outcome(of: try await statements(about: person, for: delivery))
        }
        return outcomes
    }

    func store(
        _ findings: [Found<SocialEnrichment, Finding>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let statements = findings.flatMap { found in
            found.finding.found.map { (person: found.delivery.body.producerId, source: $0.source, said: $0.finding) }
        }
        for source in links.map(\.source) {
            let links = statements.filter { $0.source == source }.compactMap { statement in
                if case .links(let links) = statement.said { (statement.person, links) } else { nil }
            }
            try await transaction.store(Dictionary(links, uniquingKeysWith: { first, _ in first }), from: source)
        }
        for statement in statements {
            if case .profiles(let platform, let profiles) = statement.said {
                try await transaction.store(profiles, of: platform)
            }
        }
        try await transaction.mergeByPages(
            of: findings.map(\.delivery.body.producerId), databases: FleetSources.databasePlatforms,
            accounts: FleetSources.accountPlatforms)
        return findings.flatMap { $0.finding.retries(of: $0.delivery) }
    }

    private func statements(
        about person: CatalogueReader.PersonState, for delivery: Delivery<SocialEnrichment>
    ) async throws -> [(source: Source, result: Result<Statement, any Error>)] {
        var results: [(source: Source, result: Result<Statement, any Error>)] = []
        var handles = person.handles
        for source in links where delivery.headers.selects(source.source) {
            guard !person.fresh.contains(source.source), let nativeID = person.nativeIDs[source.source]?.first else {
                continue
            }
            let found = try await Result.of { try await source.links(ofPerson: nativeID) ?? [] }
            for link in (try? found.get()) ?? [] {
                if let handle = link.handle { handles[link.platform, default: []].append(handle) }
            }
            results.append((source.source, found.map { .links($0) }))
        }
        for source in profiles where delivery.headers.selects(source.source) {
            let handles = Set(handles[source.platform] ?? [])
            let due = handles.subtracting(
                try await reader.freshProfiles(
                    handles.sorted(), platform: source.platform, freshFor: Self.profilesFreshFor))
            guard !due.isEmpty else { continue }
            results.append((source.source, try await .of { try await shown(due.sorted(), at: source) }))
        }
        return results
    }

    private func shown(_ handles: [String], at source: any ProfileSource) async throws -> Statement {
        var profiles: [String: FoundProfile?] = [:]
        for handle in handles { profiles.updateValue(try await source.profile(ofHandle: handle), forKey: handle) }
        return .profiles(platform: source.platform, profiles)
    }
}
