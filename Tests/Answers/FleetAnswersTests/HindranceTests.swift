import AnswersTestSupport
import FleetMessages
import FoundationEssentials
import Messages
import Postgres
import Testing

@testable import FleetAnswers

@Suite("What keeps a run")
struct HindranceTests {
    private func withRun(_ body: (FleetQueries, RunProgress, Database) async throws -> Void) async throws {
        try await CatalogueSample.with { database in
            let run: String = try await database.query("select linernotes.start_artist_discovery('A')::text")[0][0]
            try await database.query("select linernotes.start_artist_discovery('B')")
            let fleet = FleetQueries(database)
            try await body(fleet, try #require(try await fleet.progress(of: run)), database)
        }
    }

    @Test("providers that are held, queues that are paused, and queues for which nobody stays")
    func all() async throws {
        try await withRun { fleet, run, database in
            let queue = QueueName.artistDiscovery.rawValue
            #expect(try await fleet.hindrances(of: run) == [Hindrance(kind: .nobodyListens, subject: queue)])
            try await database.query("select linernotes.penalize_upstream('genius', 3600000, 'asks to slow down')")
            try await database.query("select linernotes.pause_queue($1, 'new keys')", queue)
            try await database.query("select linernotes.pause_queue('social_enrichment', 'not of this run')")
            for (age, error) in [(600, "long ago"), (20, "no host"), (10, "no route")] {
                try await database.query(
                    """
                    insert into linernotes.worker_issues (at, queue, worker, run_id, category, code, error, disposition)
                    values (now() - make_interval(secs => $2), 'artist_discovery', 'w', $1::text::uuid, 'network', 'c', $3,
                      'retryable')
                    """, run.runId, Double(age), error)
            }
            let found = try await fleet.hindrances(of: run)
            #expect(found.map(\.kind) == [.upstreamHeld, .queuePaused, .failing, .nobodyListens])
            #expect(found.map(\.reason) == ["asks to slow down", "new keys", "no route", nil])
            #expect(found.map { $0.until != nil } == [true, false, false, false])
        }
    }

    @Test("when the first message of a run is due, whatever other runs have")
    func nextDue() async throws {
        try await withRun { fleet, run, database in
            #expect(try await !fleet.nextDue(of: run.runId).isBeyond(.seconds(1)))
            for (interval, isBeyond) in [("10 minutes", false), ("11 minutes", true), ("200 years", true)] {
                try await database.query(
                    """
                    update pgmq.q_artist_discovery set vt = clock_timestamp() + $2::text::interval
                    where headers ->> 'run' = $1
                    """, run.runId, interval)
                let due = try await fleet.nextDue(of: run.runId)
                #expect(due.isBeyond(.seconds(600)) == isBeyond, "\(interval)")
                #expect((due == .never) == (interval == "200 years"))
            }
            try await database.query("delete from pgmq.q_artist_discovery where headers ->> 'run' = $1", run.runId)
            #expect(try await fleet.nextDue(of: run.runId) == .nothingWaits)
        }
    }
}
