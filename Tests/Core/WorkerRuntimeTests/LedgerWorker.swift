import FleetMessages
import Messages
import Postgres
import Queue
import Synchronization
import TestSupport
import Upstreams

@testable import WorkerRuntime

/// A worker that writes the artist's name into a ledger, so that every effect can be counted.
struct LedgerWorker: Worker {
    static let declaration = Declaration(
        command: "ledger", summary: "Counts effects.", message: ArtistDiscovery.self, schedule: .hourly, batchSize: 10,
        visibilityTimeout: .seconds(30), handlingTimeout: .seconds(20), attemptsMaximum: 3, upstreams: [])

    /// What happens between reading and settling.
    let handling: @Sendable ([Delivery<ArtistDiscovery>]) async throws -> Void
    /// Names for which no outcome is returned.
    let forgotten: Set<String>
    /// Follow-ups of each message.
    let fanout: Int

    init(
        forgotten: Set<String> = [], fanout: Int = 1,
        handling: @escaping @Sendable ([Delivery<ArtistDiscovery>]) async throws -> Void = { _ in }
    ) {
        self.handling = handling
        self.forgotten = forgotten
        self.fanout = fanout
    }

    init(context: WorkerContext) { self.init() }

    func handle(_ batch: [Delivery<ArtistDiscovery>]) async throws -> [MessageID: Outcome<String>] {
        try await handling(batch)
        return batch.reduce(into: [:]) { outcomes, delivery in
            guard let name = delivery.body.artistName, !forgotten.contains(name) else { return }
            outcomes[delivery.id] = .found(name)
        }
    }

    func store(
        _ findings: [Found<ArtistDiscovery, String>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        for found in findings {
            try await transaction.execute("insert into public.ledger (name) values ($1)", found.finding)
        }
        return findings.flatMap { found in
            (0..<fanout).map {
                FollowUp(
                    AlbumDiscovery(artistId: ArtistID(rawValue: 1), offset: $0), headers: found.delivery.headers.next())
            }
        }
    }

    /// A database with the ledger, which takes no name longer than 20 characters.
    static func database() async throws -> TestDatabase {
        let test = try await TestDatabase.migrated()
        try await test.database.run(
            script: "create table public.ledger (name text not null check (length(name) <= 20))")
        return test
    }
}
