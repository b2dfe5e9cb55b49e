import Postgres
import Surroundings
import TestSupport
import Testing
import Upstreams

import struct FoundationEssentials.Date

@testable import CircuitBreaker

@Suite(.timeLimit(.minutes(5))) struct PostgresBreakerStoreTests {
    let key = UpstreamKey("spotify", user: "user42")
    static let policy = BreakerPolicy(
        failuresMaximum: 1, cooldownBase: .milliseconds(1), cooldownMaximum: .milliseconds(1),
        probeTimeout: .seconds(600))
    static let failure = CircuitBreaker.Outcome.failure(FailureKind("AUTH"), code: "spotify_401")

    @Test("a breaker comes back as it was stored, to the microsecond")
    func roundTrip() async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresBreakerStore(database: database)
            let none = try await store.load(key)
            #expect(none.breaker == CircuitBreaker() && none.epoch == 0)
            var breaker = CircuitBreaker()
            let instant = Date(timeIntervalSince1970: 1_800_000_000.25)
            breaker.record(Self.failure, at: instant, BreakerPolicies(Self.policy))
            _ = breaker.admit(
                at: instant.addingTimeInterval(1), BreakerPolicies(Self.policy),
                token: "01234567-89ab-cdef-0123-456789abcdef")
            #expect(try await store.swap(key, from: 0, to: breaker)?.epoch == 1)
            let stored = try await store.load(key)
            #expect(stored.breaker == breaker && stored.epoch == 1)
        }
    }

    @Test("of two that knew the same epoch the second changes nothing")
    func compareAndSwap() async throws {
        try await LimitsDatabase.with { database in
            let store = PostgresBreakerStore(database: database)
            var one = CircuitBreaker()
            one.consecutiveFailures = 1
            var two = one
            two.consecutiveFailures = 2
            #expect(try await store.swap(key, from: 0, to: one)?.epoch == 1)
            #expect(try await store.swap(key, from: 0, to: two) == nil)
            #expect(try await store.swap(key, from: 1, to: two)?.epoch == 2)
            #expect(try await store.swap(key, from: 1, to: one) == nil)
            #expect(try await store.load(key).breaker == two)
            try await database.execute("delete from linernotes.circuit_breakers")
            #expect(try await store.swap(key, from: 2, to: one) == nil)
        }
    }

    @Test("what a listening archive asks of its users can be queried")
    func columns() async throws {
        try await LimitsDatabase.with { database in
            let breakers = CircuitBreakers(store: PostgresBreakerStore(database: database))
            let policy = BreakerPolicy(
                failuresMaximum: 1, cooldownBase: .seconds(1_800), cooldownMaximum: .seconds(14_400))
            try await breakers.report(breakers.admit(key, policy), Self.failure)
            let rows = try await database.query(
                """
                select upstream, consecutive_failures, last_failure_type, last_error_code,
                  retry_at - last_failed_at = interval '30 minutes' as is_half_an_hour
                from linernotes.circuit_breakers where state = 'open' and retry_at > now()
                """)
            let row = try #require(rows.first)
            #expect(try row["upstream"] == "spotify/user42" && row["consecutive_failures"] == 1)
            #expect(try row["last_failure_type"] == "AUTH" && row["last_error_code"] == "spotify_401")
            #expect(try row["is_half_an_hour", as: Bool.self])
        }
    }

    @Test("thirty-two processes at once, fifty times: one probe each time")
    func oneProbe() async throws {
        try await LimitsDatabase.with(connections: 16) { database in
            let store = PostgresBreakerStore(database: database)
            let fleet = (0..<32).map { _ in CircuitBreakers(store: store, refreshInterval: .zero) }
            try await fleet[0].report(fleet[0].admit(key, Self.policy), Self.failure)
            for _ in 0..<50 {
                try await database.execute(
                    "update linernotes.circuit_breakers set retry_at = clock_timestamp() where state = 'open'")
                let probes = try await withThrowingTaskGroup(of: (Int, Permit)?.self) { group in
                    for (number, breakers) in fleet.enumerated() {
                        group.addTask {
                            do {
                                return (number, try await breakers.admit(key, Self.policy))
                            } catch is CircuitOpen {
                                return nil
                            }
                        }
                    }
                    return try await group.reduce(into: [(Int, Permit)]()) { if let probe = $1 { $0.append(probe) } }
                }
                #expect(probes.count == 1)
                for (number, permit) in probes { try await fleet[number].report(permit, Self.failure) }
            }
            let stored = try await store.load(key)
            #expect(stored.breaker.trips == 51 && stored.breaker.state == .open)
            // One change for the first failure, then a probe and its end in each round.
            #expect(stored.epoch == 101)
        }
    }

    @Test("failures that sixteen processes report at once are all counted")
    func counts() async throws {
        try await LimitsDatabase.with(connections: 16) { database in
            let store = PostgresBreakerStore(database: database)
            let policy = BreakerPolicy(failuresMaximum: 1_000)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<16 {
                    let breakers = CircuitBreakers(store: store)
                    group.addTask {
                        let permit = try await breakers.admit(key, policy)
                        try await breakers.report(permit, Self.failure)
                    }
                }
                try await group.waitForAll()
            }
            let stored = try await store.load(key)
            #expect(stored.breaker.consecutiveFailures == 16 && stored.epoch == 16)
        }
    }
}
