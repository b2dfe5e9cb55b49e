import API
import AnswersTestSupport
import Door
import HTTPTransport
import Logging
import Postgres
import ServerTestSupport
import TestSupport
import Testing
import Tokens
import Triggers

/// A server with the API and triggers, before a database with a small catalogue, runs and dead letters.
enum APIDoor {
    static func with(_ body: @escaping @Sendable (TestDoor) async throws -> Void) async throws {
        let jobs = BackgroundJobs(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }) { _, _ in }
        try await TestDoor.with({ _ in [API(jobs: jobs), Triggers(jobs: jobs)] }) { door in
            try await CatalogueSample.fill(door.database)
            try await ListeningSample.fill(door.database)
            try await body(door)
        }
    }

    /// What an operator sees on a bad day: a dead letter, an issue, a penalty, a batch.
    static func trouble(_ door: TestDoor) async throws -> String {
        let run = try await DeadLetterSample.give(door.database)
        try await door.database.query("select linernotes.penalize_upstream('spotify', 60000, 'told to')")
        try await door.database.query(
            """
            select linernotes.record_batch(
              '{"queue": "track_discovery", "worker": "track-discovery/a/1", "duration_ms": 700}',
              jsonb_build_array(jsonb_build_object('run_id', $1::text, 'category', 'network', 'error', 'gone')))
            """, run)
        try await door.database.query("select linernotes.maintain()")
        return run
    }

    /// A playlist of two states, with a row that is no song.
    static func playlist(_ door: TestDoor) async throws {
        let token = try await door.token(.operator)
        for text in ["isrc,title\nZZSYN2600001,One\nbad,\n", "isrc,title\nZZSYN2600002,Two\nbad,\n"] {
            let answer = try await door.post(
                "/api/v1/playlists?name=morning.csv", text, token: token, headers: [("Content-Type", "text/csv")])
            #expect(answer.status == 201, "\(answer.text)")
        }
    }
}
