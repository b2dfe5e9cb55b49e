import AnswersTestSupport
import FleetAnswers
import Postgres
import Testing

@testable import LinerKit

@Suite("FleetStatus as tables")
struct FleetStatusTablesTests {
    @Test("runs, open breakers and penalties are shown within 80 columns, until when or until lifted")
    func status() async throws {
        try await CatalogueSample.with { database in
            try await database.query(
                """
                insert into linernotes.circuit_breakers
                  (upstream, state, epoch, consecutive_failures, trips, retry_at, updated_at, last_failure_type)
                values ('musicbrainz', 'open', 1, 5, 1, now() + interval '1 minute', now(), 'server'),
                  ('discogs', 'open', 1, 1, 1, 'infinity', now(), null)
                """)
            try await database.query(
                """
                insert into linernotes.rate_limit_penalties
                values ('spotify', now() + interval '1 hour', 'said wait', now()),
                  ('instagram', 'infinity', 'contract', now())
                """)
            try await database.query("select linernotes.start_artist_discovery('Janet Jackson')")
            let fleet = FleetQueries(database)
            let lines = try await fleet.status().lines(width: 80, now: try await fleet.now())
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
            #expect(lines.contains { $0.hasPrefix("musicbrainz: breaker open until ") && $0.contains("5 failures") })
            #expect(lines.contains("discogs: breaker open until lifted, 1 failure"))
            #expect(lines.contains { $0.hasPrefix("spotify: waits until ") && $0.hasSuffix(": said wait") })
            #expect(lines.contains("instagram: waits until lifted: contract"))
            #expect(lines.contains { $0.hasPrefix("Janet Jackson  under way") })
        }
    }
}
