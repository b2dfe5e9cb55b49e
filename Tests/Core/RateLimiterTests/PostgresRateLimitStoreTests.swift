import Postgres
import Surroundings
import TestSupport
import Testing
import Upstreams

@testable import RateLimiter

@Suite(.timeLimit(.minutes(5))) struct PostgresRateLimitStoreTests {
    let key = UpstreamKey("musicbrainz")
    let second = Duration.seconds(1)

    @Test("the first slot is due at once, and the next keep their distance, whoever takes them")
    func distance() async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresRateLimitStore(database: database)
            let limit = RateLimit(capacity: 20, per: .seconds(60))
            let first = try await store.lease(key, limit: limit, wanted: 3, lead: .zero, ahead: .seconds(60))
            #expect(first.firstSlotIn == .zero && first.granted >= 1)
            #expect(first.spacing == .microseconds(3_000_600) && first.grace == .microseconds(7_800))
            let next = try await store.lease(key, limit: limit, wanted: 3, lead: .zero, ahead: .seconds(60))
            #expect(next.firstSlotIn > .zero && next.firstSlotIn <= first.spacing * first.granted)
        }
    }

    @Test("slots lie ahead by a window at most, then by as much as the caller can wait, then not at all")
    func horizon() async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresRateLimitStore(database: database)
            let limit = RateLimit(capacity: 6, per: .seconds(60))
            var granted = 0
            while case let grant = try await store.lease(
                key, limit: limit, wanted: 100, lead: .zero, ahead: .seconds(600)),
                grant.granted > 0
            {
                granted += grant.granted
            }
            #expect(granted == 6 || granted == 7)
            let none = try await store.lease(key, limit: limit, wanted: 1, lead: .zero, ahead: .seconds(600))
            #expect(
                none.granted == 0 && none.wait > .seconds(59) && none.blockedReason == "the fleet's slots are taken")
            let soon = try await store.lease(UpstreamKey("discogs"), limit: limit, wanted: 1, lead: .zero, ahead: .zero)
            #expect(soon.granted == 1)
            let late = try await store.lease(
                UpstreamKey("discogs"), limit: limit, wanted: 1, lead: .zero, ahead: .seconds(5))
            #expect(late.granted == 0 && late.wait > .seconds(9) && late.wait <= .seconds(11))
        }
    }

    @Test("a caller far away gets no slot that is due before it hears of it")
    func lead() async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresRateLimitStore(database: database)
            let limit = RateLimit(capacity: 20, per: second)
            let far = try await store.lease(key, limit: limit, wanted: 1, lead: .milliseconds(180), ahead: .zero)
            #expect(far.granted == 1 && far.firstSlotIn == .milliseconds(180))
        }
    }

    @Test("slots whose time passed are not saved up")
    func noBurst() async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresRateLimitStore(database: database)
            let limit = RateLimit(capacity: 20, per: .seconds(60))
            _ = try await store.lease(key, limit: limit, wanted: 1, lead: .zero, ahead: .seconds(60))
            try await database.execute(
                "update linernotes.rate_limits set next_slot_at = next_slot_at - interval '30 seconds'")
            let grant = try await store.lease(key, limit: limit, wanted: 2, lead: .zero, ahead: .seconds(60))
            #expect(grant.firstSlotIn == .zero && grant.spacing == .microseconds(3_000_600))
            let next = try await store.lease(key, limit: limit, wanted: 1, lead: .zero, ahead: .seconds(60))
            #expect(next.firstSlotIn > .zero)
        }
    }

    @Test("a database clock that steps back opens no window again")
    func clockSteppedBack() async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresRateLimitStore(database: database)
            let limit = RateLimit(capacity: 20, per: second)
            _ = try await store.lease(key, limit: limit, wanted: 1, lead: .zero, ahead: second)
            // As if five minutes had been taken back since.
            try await database.execute(
                """
                update linernotes.rate_limits
                set window_start = window_start + interval '5 minutes', next_slot_at = next_slot_at + interval '5 minutes'
                """)
            let grant = try await store.lease(key, limit: limit, wanted: 1, lead: .zero, ahead: second)
            #expect(grant.granted == 0 && grant.wait > .seconds(290))
            #expect(grant.blockedReason?.contains("clock stepped back") == true)
        }
    }

    @Test("a lowered capacity holds for the window under way")
    func lowered() async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresRateLimitStore(database: database)
            _ = try await store.lease(
                key, limit: RateLimit(capacity: 20, per: second), wanted: 20, lead: .zero, ahead: second)
            try await database.execute("update linernotes.rate_limits set next_slot_at = clock_timestamp(), used = 10")
            let before = try await database.query("select window_start from linernotes.rate_limits")[0].text(
                "window_start")
            let grant = try await store.lease(
                key, limit: RateLimit(capacity: 5, per: second), wanted: 1, lead: .zero, ahead: second)
            let after = try await database.query("select window_start from linernotes.rate_limits")[0].text(
                "window_start")
            #expect(grant.granted == 1 && after != before)
        }
    }

    @Test("penalties only lengthen, end after two days at most, and hold for processes that start later")
    func penalties() async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresRateLimitStore(database: database)
            let limit = RateLimit(capacity: 20, per: second)
            try await RateLimiter(store: store).penalize(key, for: .seconds(600), reason: "quota")
            try await store.penalize(key, for: .seconds(5), reason: "milder")
            let restarted = RateLimiter(store: PostgresRateLimitStore(database: database))
            let error = await #expect(throws: RateLimited.self) { try await restarted.acquire(key, limit: limit) }
            #expect(error?.reason == "quota")
            #expect((error?.retryAfter ?? .zero) > .seconds(590) && (error?.retryAfter ?? .zero) <= .seconds(600))
            try await store.penalize(key, for: .seconds(10_000_000), reason: "absurd")
            let absurd = try await store.lease(key, limit: limit, wanted: 1, lead: .zero, ahead: second)
            #expect(absurd.wait == .seconds(3_600) && absurd.blockedReason == "absurd")
            let days = try await database.query(
                "select extract(epoch from blocked_until - clock_timestamp())::float8 as s from linernotes.rate_limit_penalties"
            )
            #expect((172_000...172_800).contains(try days[0]["s", as: Double.self]))
        }
    }

    @Test(
        "a penalty or a slot that lies far ahead or has no end is waited for by the hour",
        arguments: ["infinity", "294276-12-31 00:00:00+00", "2100-01-01 00:00:00+00"])
    func farAhead(instant: String) async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresRateLimitStore(database: database)
            let limit = RateLimit(capacity: 20, per: second)
            try await store.penalize(key, for: .seconds(5), reason: "quota")
            try await database.query(
                "update linernotes.rate_limit_penalties set blocked_until = $1::timestamptz", instant)
            let held = try await store.lease(key, limit: limit, wanted: 1, lead: .zero, ahead: second)
            #expect(held.granted == 0 && held.wait == .seconds(3_600))
            #expect(held.blockedReason?.hasPrefix("quota") == true)
            try await store.penalize(key, for: .seconds(600), reason: "milder")
            try await database.query("delete from linernotes.rate_limit_penalties")
            _ = try await store.lease(key, limit: limit, wanted: 1, lead: .zero, ahead: second)
            try await database.query("update linernotes.rate_limits set next_slot_at = $1::timestamptz", instant)
            #expect(
                try await store.lease(key, limit: limit, wanted: 1, lead: .zero, ahead: second).wait == .seconds(3_600))
        }
    }

    @Test("operators read the tables; workers only call the functions")
    func privileges() async throws {
        try await LimitsDatabase.with { database in
            let rows = try await database.query(
                """
                select t::text as name, has_table_privilege('linernotes_operator', t, 'select') as operator,
                  has_table_privilege('linernotes_worker', t, 'select, insert, update, delete') as worker
                from unnest(array['rate_limits', 'rate_limit_penalties', 'circuit_breakers']) as names (name),
                  lateral (select ('linernotes.' || name)::regclass as t) as tables
                """)
            for row in rows {
                #expect(try row["operator", as: Bool.self])
                #expect(try !row["worker", as: Bool.self])
            }
            #expect(rows.count == 3)
        }
    }

    @Test(
        "nonsense is refused", arguments: [("", 1_000, 1, 1), ("x", 0, 1, 1), ("x", 1_000, 0, 1), ("x", 1_000, 1, 0)])
    func nonsense(upstream: String, window: Int, capacity: Int, wanted: Int) async throws {
        try await LimitsDatabase.with { database in
            await #expect(throws: DatabaseError.self) {
                try await database.query(
                    "select * from linernotes.lease_rate_tokens($1, $2, $3, $4)", upstream, window, capacity, wanted)
            }
        }
    }
}
