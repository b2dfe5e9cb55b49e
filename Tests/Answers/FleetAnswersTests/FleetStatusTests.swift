import AnswersTestSupport
import FleetMessages
import Messages
import Postgres
import Testing

@testable import FleetAnswers

@Suite("FleetStatus")
struct FleetStatusTests {
    @Test("queues, runs, open breakers and penalties are told; what is well is not")
    func status() async throws {
        try await CatalogueSample.with { database in
            try await database.query(
                """
                insert into linernotes.circuit_breakers
                  (upstream, state, epoch, consecutive_failures, trips, retry_at, updated_at, last_failure_type)
                values ('musicbrainz', 'open', 1, 5, 1, now() + interval '1 minute', now(), 'server'),
                  ('genius', 'closed', 1, 0, 0, null, now(), null), ('discogs', 'open', 1, 5, 1, 'infinity', now(), null)
                """)
            try await database.query(
                """
                insert into linernotes.rate_limit_penalties
                values ('spotify', now() + interval '1 hour', 'said wait', now()),
                  ('genius', now() - interval '1 hour', 'over', now()), ('instagram', 'infinity', 'contract', now())
                """)
            try await database.query("select linernotes.start_artist_discovery('Janet Jackson')")
            let status = try await FleetQueries(database).status()
            #expect(status.queues.map(\.queue) == QueueName.fleet.map(\.rawValue))
            #expect(status.queues[0].visible == 1)
            #expect(status.queues.allSatisfy { !$0.isServed })
            #expect(status.runs.map(\.artist) == ["Janet Jackson"])
            #expect(status.breakers.map(\.upstream) == ["discogs", "musicbrainz"])
            #expect(status.breakers.map(\.isUntilLifted) == [true, false])
            #expect(status.breakers.map { $0.retryAt == nil } == [true, false])
            #expect(status.penalties.map(\.upstream) == ["instagram", "spotify"])
            #expect(status.penalties.map(\.isUntilLifted) == [true, false])
            #expect(status.penalties.map { $0.until == nil } == [true, false])
        }
    }
}
