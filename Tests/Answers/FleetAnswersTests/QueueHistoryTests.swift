import AnswersTestSupport
import Postgres
import Queue
import Testing

@testable import FleetAnswers

@Suite("QueueHistory")
struct QueueHistoryTests {
    private func fill(_ database: Database) async throws {
        try await database.query(
            """
            insert into linernotes.queue_metrics
              (queue, worker, started_at, duration_ms, messages_read, acknowledged, failed, deferred, dead_lettered, requests)
            values ('track_discovery', 'a', now() - interval '90 seconds', 10, 25, 20, 1, 2, 2, 30),
              ('track_discovery', 'b', now() - interval '100 seconds', 10, 5, 5, 0, 0, 0, 1),
              ('track_discovery', 'old', now() - interval '2 hours', 10, 1, 1, 0, 0, 0, 1),
              ('album_discovery', 'a', now() - interval '5 seconds', 10, 1, 1, 0, 0, 0, 1)
            """)
    }

    @Test("batches are summed by their minute, the newest last; what is older than asked is left out")
    func minutes() async throws {
        try await CatalogueSample.with { database in
            try await fill(database)
            let histories = try await FleetQueries(database).histories(minutes: 10)
            let tracks = try #require(histories["track_discovery"]).minutes
            #expect(tracks.count == 10)
            #expect(
                tracks[8]
                    == QueueHistory.Minute(messagesRead: 30, acknowledged: 25, failed: 3, deferred: 2, requests: 31))
            #expect(tracks.reduce(0) { $0 + $1.acknowledged } == 25)
            #expect(histories["album_discovery"]?.minutes.last?.acknowledged == 1)
            #expect(histories["social_enrichment"] == nil)
        }
    }

    @Test("workers of the last hour tell what they did, who worked last first")
    func workers() async throws {
        try await CatalogueSample.with { database in
            try await fill(database)
            let workers = try await FleetQueries(database).workers(limit: 10)
            #expect(workers.map(\.worker) == ["a", "a", "b"])
            #expect(workers.map(\.queue) == ["album_discovery", "track_discovery", "track_discovery"])
            #expect(
                [workers[1].acknowledged, workers[1].failed, workers[1].deferred, workers[1].requests] == [
                    20, 3, 2, 30,
                ])
        }
    }

    @Test("a window that is over is not used any more")
    func windows() async throws {
        try await CatalogueSample.with { database in
            try await database.query(
                """
                insert into linernotes.rate_limits
                  (upstream, window_start, window_ms, capacity, used, next_slot_at, updated_at)
                values ('genius', now(), 60000, 60, 7, now(), now()),
                  ('discogs', now() - interval '2 minutes', 60000, 60, 9, now(), now())
                """)
            let windows = try await FleetQueries(database).upstreamWindows()
            #expect(windows.map(\.upstream) == ["discogs", "genius"] && windows.map(\.used) == [0, 7])
        }
    }

    @Test("a cause is found by its fingerprint, and a task whose newest entry is well asks for nobody")
    func attention() async throws {
        try await CatalogueSample.with { database in
            let fleet = FleetQueries(database)
            try await DeadLetterSample.give(database)
            let cause = try #require(try await fleet.deadLetterCauses(limit: 1).first)
            #expect(try await fleet.deadLetterCause(cause.fingerprint) == cause)
            #expect(try await fleet.deadLetterCause("none") == nil)
            try await database.query(
                """
                insert into linernotes.maintenance_logs (task, outcome)
                values ('a', 'attention'), ('a', 'ok'), ('b', 'ok'), ('b', 'failed')
                """)
            #expect(try await fleet.maintenanceAttention().map(\.task) == ["b"])
        }
    }
}
