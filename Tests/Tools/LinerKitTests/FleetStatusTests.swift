import FleetMessages
import FoundationEssentials
import Messages
import Postgres
import Testing

@testable import LinerKit

@Suite("FleetStatus")
struct FleetStatusTests {
    @Test("queues, runs, open breakers and penalties are shown; what is well is not")
    func status() async throws {
        try await CatalogueSample.with { database in
            try await database.query(
                """
                insert into linernotes.circuit_breakers
                  (upstream, state, epoch, consecutive_failures, trips, retry_at, updated_at, last_failure_type)
                values ('musicbrainz', 'open', 1, 5, 1, now() + interval '1 minute', now(), 'server'),
                  ('genius', 'closed', 1, 0, 0, null, now(), null)
                """)
            try await database.query(
                """
                insert into linernotes.rate_limit_penalties
                values ('spotify', now() + interval '1 hour', 'said wait', now()),
                  ('genius', now() - interval '1 hour', 'over', now())
                """)
            _ = try await Discoveries(database).start(.name("Janet Jackson"))
            let status = try await FleetStatus(database)
            #expect(status.queues.map(\.queue) == QueueName.fleet.map(\.rawValue))
            #expect(status.queues[0].visible == 1)
            #expect(status.queues.allSatisfy { !$0.isServed })
            #expect(status.runs.map(\.artist) == ["Janet Jackson"])
            #expect(status.breakers.map(\.upstream) == ["musicbrainz"])
            #expect(status.penalties.map(\.upstream) == ["spotify"])
            let lines = status.lines(width: 80, now: try await database.now())
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
            #expect(lines.contains { $0.hasPrefix("musicbrainz: breaker open until ") && $0.contains("5 failures") })
            #expect(lines.contains { $0.hasPrefix("spotify: waits until ") && $0.hasSuffix(": said wait") })
            #expect(lines.contains { $0.hasPrefix("Janet Jackson  under way") })
        }
    }
}

@Suite("Doctor")
struct DoctorTests {
    private func tool(_ environment: [String: String] = [:]) throws -> Tool {
        try Tool(environment: environment.merging(["LINERNOTES_HOME": "/nonexistent"]) { given, _ in given })
    }

    @Test("a migrated database has all that is needed; a queue that is gone is named with its fix")
    func database() async throws {
        try await CatalogueSample.with { database in
            let doctor = DatabaseChecks(database: database)
            #expect(try await doctor.all().allSatisfy { $0.state != .failed })
            try await database.query("select pgmq.drop_queue('track_discovery')")
            let check = try await doctor.queues()
            #expect(check == .failed("queues", "missing: track_discovery", fix: "Run `liner migrate`"))
            #expect(check.line == "✗ queues: missing: track_discovery. Run `liner migrate`.")
        }
    }

    @Test("a schema that is not ours is a failure, and nothing behind it is looked at")
    func schema() async throws {
        try await CatalogueSample.with { database in
            try await database.query("update linernotes.schema_version set version = version + 1")
            let checks = try await DatabaseChecks(database: database).all()
            let schema = try #require(checks.last)
            #expect(schema.name == "schema")
            #expect(schema.state == .failed)
            #expect(schema.finding.contains("newer"))
        }
    }

    @Test("a missing contact is a note, a wrong setting a failure")
    func settings() throws {
        let alone = ["LINERNOTES_PROVIDERS": "musicbrainz"]
        #expect(try Doctor(tool: tool(alone)).settings().map(\.state) == [.note])
        let known = alone.merging(["MUSICBRAINZ_CONTACT": "a@example.com"]) { $1 }
        #expect(try Doctor(tool: tool(known)).settings().map(\.state) == [.ok])
        let lacking = try Doctor(tool: tool(["GENIUS_ACCESS_TOKEN": "x"])).settings().dropFirst()
        #expect(lacking.map(\.state) == [.note, .note, .note])
        #expect(lacking.first?.finding == "left out: spotify: SPOTIFY_CLIENT_ID is not set")
        let wrong = try Doctor(tool: tool(["MUSICBRAINZ_API_URL": "ftp://x"])).settings()
        #expect(wrong.map(\.state) == [.failed])
        #expect(wrong[0].finding.hasPrefix("MUSICBRAINZ_API_URL"))
    }

    @Test("workers that are nowhere are named")
    func executables() throws {
        let checks = try Doctor(tool: tool(["PATH": "/nonexistent"])).executables()
        #expect(checks.count == 1)
        #expect(checks[0].state == .ok || checks[0].finding.contains("artist-discovery"))
    }
}
