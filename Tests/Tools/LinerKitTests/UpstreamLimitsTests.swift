import Foundation
import Postgres
import Testing

@testable import LinerKit

@Suite("Limits of upstreams")
struct UpstreamLimitsTests {
    @Test("what holds an upstream is listed, for how long or until lifted, and is lifted")
    func list() async throws {
        try await CatalogueSample.with { database in
            let control = UpstreamControl(database: database)
            try await database.query("select linernotes.lease_rate_tokens('musicbrainz', 1000, 1, 1)")
            try await control.hold("spotify", for: nil, reason: "contract\u{1B}")
            try await control.hold("genius", for: .seconds(7_200), reason: nil)
            try await database.query(
                """
                insert into linernotes.circuit_breakers
                  (upstream, state, epoch, consecutive_failures, trips, retry_at, updated_at, last_failure_type)
                values ('discogs', 'open', 1, 5, 1, 'infinity', now(), 'auth')
                """)
            let limits = try await UpstreamLimit.all(database)
            #expect(limits.map(\.upstream) == ["discogs", "genius", "musicbrainz", "spotify"])
            #expect(limits.map(\.isHeld) == [true, true, false, true])
            #expect(limits.map(\.isHeldUntilLifted) == [true, false, false, true])
            #expect(limits.map { $0.heldUntil == nil } == [true, false, true, true])
            let lines = UpstreamLimit.table(limits).lines(width: 120)
            #expect(lines[1].contains("until lifted") && lines[4].contains("contract"))
            #expect(lines[3].contains("1 in 1.0 s") && !lines[4].contains("\u{1B}"))
            let json = try JSONOutput.text(limits)
            #expect(json.contains("\"is_held_until_lifted\" : true") && !json.contains("4001-01-01"))

            #expect(try await control.lift("spotify", reason: nil) == ["penalty"])
            #expect(try await control.lift("discogs", reason: nil) == ["breaker"])
            #expect(try await control.lift("musicbrainz", reason: nil) == [])
            #expect(try await UpstreamLimit.all(database).map(\.isHeld) == [false, true, false])
        }
    }

    @Test("the fleet's status says until lifted, too, and no year that never comes")
    func status() async throws {
        try await CatalogueSample.with { database in
            try await UpstreamControl(database: database).hold("spotify", for: nil, reason: "contract")
            try await database.query(
                """
                insert into linernotes.circuit_breakers
                  (upstream, state, epoch, consecutive_failures, trips, retry_at, updated_at)
                values ('discogs', 'open', 1, 5, 1, 'infinity', now())
                """)
            let status = try await FleetStatus(database)
            let lines = status.lines(width: 120, now: Date())
            #expect(lines.contains { $0.hasPrefix("spotify: waits until lifted: held by ") })
            #expect(lines.contains { $0.hasPrefix("discogs: breaker open until lifted, 5 failures") })
            #expect(status.penalties[0].until == nil && status.penalties[0].isUntilLifted)
            let json = try JSONOutput.text(status)
            #expect(!json.contains("4001-01-01"))
        }
    }
}
