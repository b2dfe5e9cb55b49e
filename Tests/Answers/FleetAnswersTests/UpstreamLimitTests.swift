import AnswerForms
import AnswersTestSupport
import Postgres
import Testing

@testable import FleetAnswers

@Suite("UpstreamLimit")
struct UpstreamLimitTests {
    @Test("what holds an upstream is listed, for how long or until lifted, and is lifted")
    func limits() async throws {
        try await CatalogueSample.with { database in
            let control = FleetControl(database)
            try await database.query("select linernotes.lease_rate_tokens('musicbrainz', 1000, 1, 1)")
            try await control.hold("spotify", for: nil, reason: "contract\u{1B}")
            try await control.hold("genius", for: .seconds(7_200), reason: nil)
            try await database.query(
                """
                insert into linernotes.circuit_breakers
                  (upstream, state, epoch, consecutive_failures, trips, retry_at, updated_at, last_failure_type)
                values ('discogs', 'open', 1, 5, 1, 'infinity', now(), 'auth')
                """)
            let limits = try await FleetQueries(database).upstreamLimits()
            #expect(limits.map(\.upstream) == ["discogs", "genius", "musicbrainz", "spotify"])
            #expect(limits.map(\.isHeld) == [true, true, false, true])
            #expect(limits.map(\.isHeldUntilLifted) == [true, false, false, true])
            #expect(limits.map { $0.heldUntil == nil } == [true, false, true, true])
            let json = try JSONForm.text(limits)
            #expect(json.contains("\"is_held_until_lifted\" : true") && !json.contains("4001-01-01"))

            #expect(try await control.lift("spotify", reason: nil) == ["penalty"])
            #expect(try await control.lift("discogs", reason: nil) == ["breaker"])
            #expect(try await control.lift("musicbrainz", reason: nil) == [])
            #expect(try await FleetQueries(database).upstreamLimits().map(\.isHeld) == [false, true, false])
        }
    }
}
