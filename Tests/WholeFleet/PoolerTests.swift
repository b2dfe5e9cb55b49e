import FleetMessages
import Foundation
import Postgres
import Queue
import TestSupport
import Testing
import WorkerRuntime

/// Everything through PgBouncer in transaction mode, with sessions that are another's a moment later.
@Suite("Behind a pooler")
struct PoolerTests {
    private func with(
        direct: Bool = false, _ body: (Fleet, Database, [String: String]) async throws -> Void
    ) async throws {
        let pooler = try await Pooler()
        defer { pooler.stop() }
        try await Fleet.with { fleet in
            let url = pooler.connectionString(to: fleet.test.name)
            let pooled = Database(DatabaseConfiguration(connectionString: url, connectionsMaximum: 6))
            var environment = ["DATABASE_URL": url]
            if direct { environment["DATABASE_DIRECT_URL"] = fleet.test.connectionString }
            try await body(fleet, pooled, environment)
            await pooled.close()
        }
    }

    @Test("a whole discovery ends as without one", .timeLimit(.minutes(5)))
    func discovery() async throws {
        var calm: [String] = []
        try await Fleet.with { fleet in
            try await fleet.discover("Janet Jackson")
            try await fleet.runAsCron()
            calm = try await CatalogueDigest.lines(fleet.database)
        }
        try await with { fleet, _, environment in
            try await fleet.discover("Janet Jackson")
            for _ in 0..<50 where try await fleet.depth() > 0 {
                for command in Fleet.commands {
                    #expect(try await fleet.start(command, ["--once"], environment).exitCode() == 0)
                }
            }
            #expect(try await CatalogueDigest.lines(fleet.database) == calm)
            #expect(try await fleet.deadLetters() == [])
        }
    }

    @Test("many at once read each message once and settle it, on sessions that they share")
    func queue() async throws {
        try await with { fleet, pooled, _ in
            let queue = MessageQueue(pooled)
            try await fleet.database.query(
                """
                select count(*) from pgmq.send_batch('artist_discovery', array_fill('{"artistName": "x"}'::jsonb, array[400]))
                """)
            let counts = try await withThrowingTaskGroup(of: Int.self) { readers in
                for _ in 0..<6 {
                    readers.addTask {
                        var count = 0
                        while case let batch = try await queue.read(
                            .artistDiscovery, limit: 7, visibilityTimeout: .seconds(60)),
                            !batch.isEmpty
                        {
                            let fences = batch.map(\.fence)
                            count += try await queue.extend(.artistDiscovery, fences, visibilityTimeout: .seconds(60))
                                .count
                            let held = try await pooled.transaction { transaction in
                                try await transaction.acknowledge(.artistDiscovery, fences)
                            }
                            #expect(held.count == fences.count)
                        }
                        return count
                    }
                }
                return try await readers.reduce(into: []) { $0.append($1) }
            }
            #expect(counts.reduce(0, +) == 400)
            #expect(try await fleet.depth() == 0)
        }
    }

    @Test("a worker that stays says that no notification comes through, and polls", .timeLimit(.minutes(5)))
    func polling() async throws {
        try await with { fleet, _, environment in
            let worker = try fleet.start("artist-discovery", ["--watch"], environment)
            while !worker.text.contains("no notification comes through") {
                try await Task.sleep(for: .milliseconds(20))
            }
            // It left no lock of its own on a session that is another's now.
            #expect(try await Presence.listening([.artistDiscovery], in: fleet.database).isEmpty)
            try await fleet.discover("Janet Jackson")
            while try await fleet.database.query("select from pgmq.a_artist_discovery").isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            worker.signal(SIGTERM)
            #expect(try await worker.exitCode() == 0)
        }
    }

    @Test("with the way past the pooler it is notified as ever", .timeLimit(.minutes(5)))
    func direct() async throws {
        try await with(direct: true) { fleet, _, environment in
            let worker = try fleet.start("artist-discovery", ["--watch"], environment)
            while try await Presence.listening([.artistDiscovery], in: fleet.database).isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            try await fleet.discover("Janet Jackson")
            while try await fleet.database.query("select from pgmq.a_artist_discovery").isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(!worker.text.contains("no notification comes through"))
            worker.signal(SIGTERM)
            #expect(try await worker.exitCode() == 0)
        }
    }
}
