import AnswersTestSupport
import FleetAnswers
import Postgres
import Queue
import Testing

@testable import Pages

@Suite("Concern")
struct ConcernTests {
    private func concerns(_ database: Database) async throws -> [Concern] {
        let fleet = FleetQueries(database)
        return Concern.all(
            queues: try await fleet.queues(), limits: try await fleet.upstreamLimits(),
            causes: try await fleet.deadLetterCauses(limit: 10), attention: try await fleet.maintenanceAttention())
    }

    @Test("where nothing is wrong nobody is needed")
    func nothing() async throws {
        try await CatalogueSample.with { database in
            let found = try await concerns(database)
            #expect(found.isEmpty)
        }
    }

    @Test("each trouble is said, the worst first")
    func all() async throws {
        try await CatalogueSample.with { database in
            try await database.query("select linernotes.pause_queue('album_discovery', 'why')")
            try await database.query("select linernotes.hold_upstream('genius', 'infinity', 'their wish')")
            try await database.query("select pgmq.send('track_discovery', '{}')")
            try await database.query("update pgmq.q_track_discovery set vt = now() - interval '1 hour'")
            try await DeadLetterSample.give(database)
            try await database.query(
                """
                insert into linernotes.maintenance_logs (task, outcome, details)
                values ('find_stalled', 'ok', '{}'), ('find_stalled', 'attention', '{"queue": "x"}')
                """)
            let found = try await concerns(database)
            #expect(found.map(\.weight) == found.map(\.weight).sorted(by: >))
            let sentences = found.map(\.sentence).joined(separator: "\n")
            for words in ["is paused", "until somebody lifts that: ", "no worker listens", "given up", "find stalled"] {
                #expect(sentences.contains(words), "nothing says: \(words)")
            }
            #expect(found.first?.weight == .act)
        }
    }
}
