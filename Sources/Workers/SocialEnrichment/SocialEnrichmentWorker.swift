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

/// Stores the profiles of producers, each with the source that names it, looks at the accounts that can be looked at,
/// and makes one person of those who turn out to have the same page.
@main
struct SocialEnrichmentWorker: Worker {
    static let modules: [SchemaModule] = [.core, .fleet]
    static let declaration = Declaration(
        command: "social-enrichment", summary: "Find producers' profiles and pages.", message: SocialEnrichment.self,
        schedule: .hourly, batchSize: 20, concurrency: 2, visibilityTimeout: .seconds(60),
        upstreams: FleetSources.linkNames)

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
        case links([FoundLink], ofPerson: String? = nil)
        case profiles(platform: String, [String: FoundProfile?])
    }
    typealias Finding = SourceFindings<Statement>

    func handle(_ batch: [Delivery<SocialEnrichment>]) async throws -> [MessageID: Outcome<Finding>] {
        let people = try await reader.people(batch.map(\.body.producerId), freshFor: Self.freshFor)
        let outcomes = try await batch.concurrentMap { delivery -> (MessageID, Outcome<Finding>) in
            guard let person = people[delivery.body.producerId] else {
                let whom = "with our id \(delivery.body.producerId)"
                return (delivery.id, .failed(NotFound("person", whom, at: Source("the database"))))
            }
            return (delivery.id, SourceFindings.outcome(of: try await statements(about: person, for: delivery)))
        }
        return Dictionary(uniqueKeysWithValues: outcomes)
    }

    func store(
        _ findings: [Found<SocialEnrichment, Finding>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let statements = findings.flatMap { found in
            found.finding.found.map { (person: found.delivery.body.producerId, source: $0.source, said: $0.finding) }
        }
        for source in links.map(\.source) {
            let links = statements.filter { $0.source == source }.compactMap { statement in
                if case .links(let links, let asked) = statement.said { (statement.person, links, asked) } else { nil }
            }
            try await transaction.store(
                Dictionary(links.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first }),
                asked: Dictionary(
                    links.compactMap { link in link.2.map { (link.0, $0) } }, uniquingKeysWith: { first, _ in first }),
                from: source)
        }
        for statement in statements {
            if case .profiles(let platform, let profiles) = statement.said {
                try await transaction.store(profiles, of: platform)
            }
        }
        try await transaction.conclude(pagesOf: findings.map(\.delivery.body.producerId))
        return findings.flatMap { $0.finding.retries(of: $0.delivery) }
    }

    private func statements(
        about person: CatalogueReader.PersonState, for delivery: Delivery<SocialEnrichment>
    ) async throws -> [(source: Source, result: Result<Statement, any Error>)] {
        let found = try await links.answers(from: \.source) { source -> (links: [FoundLink], person: String)? in
            guard delivery.headers.selects(source.source), !person.fresh.contains(source.source),
                let nativeID = person.nativeIDs[source.source]?.first
            else { return nil }
            return (try await source.links(ofPerson: nativeID) ?? [], nativeID)
        }
        var handles = person.handles
        for link in found.flatMap({ (try? $0.result.get().links) ?? [] }) {
            if let handle = link.handle { handles[link.platform, default: []].append(handle) }
        }
        var due: [Source: [String]] = [:]
        for source in profiles where delivery.headers.selects(source.source) {
            due[source.source] = try await accountsDue(Set(handles[source.platform] ?? []), at: source.platform)
        }
        let wanted = due
        let shown = try await profiles.answers(from: \.source) { source -> Statement? in
            guard let handles = wanted[source.source], !handles.isEmpty else { return nil }
            let profiles = try await handles.concurrentMap { ($0, try await source.profile(ofHandle: $0)) }
            return .profiles(platform: source.platform, Dictionary(uniqueKeysWithValues: profiles))
        }
        return found.map { ($0.source, $0.result.map { .links($0.links, ofPerson: $0.person) }) } + shown
    }

    /// Without those that were looked at lately.
    private func accountsDue(_ handles: Set<String>, at platform: String) async throws -> [String] {
        guard !handles.isEmpty else { return [] }
        let fresh = try await reader.freshProfiles(
            handles.sorted(), platform: platform, freshFor: Self.profilesFreshFor)
        return handles.subtracting(fresh).sorted()
    }
}
