import Surroundings
import Synchronization
import TestSupport
import Testing
import Upstreams

import struct FoundationEssentials.Date

@testable import CircuitBreaker

/// A store in memory that counts its round trips; its clock is the test's.
final class MemoryBreakerStore: BreakerStore {
    private let rows = Mutex<[UpstreamKey: StoredBreaker]>([:])
    private let trips = Mutex(0)
    let time: ManualTime

    init(time: ManualTime) { self.time = time }

    var roundTrips: Int { trips.withLock { $0 } }
    func row(_ key: UpstreamKey) -> StoredBreaker? { rows.withLock { $0[key] } }

    func load(_ key: UpstreamKey) async throws -> StoredBreaker {
        trips.withLock { $0 += 1 }
        var stored = row(key) ?? StoredBreaker(breaker: CircuitBreaker(), epoch: 0, now: time.now)
        stored.now = time.now
        return stored
    }

    func swap(_ key: UpstreamKey, from epoch: Int64, to breaker: CircuitBreaker) async throws -> StoredBreaker? {
        trips.withLock { $0 += 1 }
        return rows.withLock { rows in
            guard rows[key]?.epoch ?? 0 == epoch else { return nil }
            rows[key] = StoredBreaker(breaker: breaker, epoch: epoch + 1, now: time.now)
            return rows[key]
        }
    }
}

@Suite(.timeLimit(.minutes(5))) struct CircuitBreakersTests {
    let time = ManualTime()
    let key = UpstreamKey("spotify", user: "user42")
    let policy = BreakerPolicy(failuresMaximum: 2, cooldownBase: .seconds(10), cooldownMaximum: .seconds(60))
    let store: MemoryBreakerStore

    init() { store = MemoryBreakerStore(time: time) }

    func breakers() -> CircuitBreakers {
        let surroundings = Surroundings(time: time, random: { .random(in: 0..<1) })
        return CircuitBreakers(store: store, surroundings: surroundings)
    }
    static let failure = CircuitBreaker.Outcome.failure(.network, code: "spotify_timeout")

    @Test("while all is well, a second of requests costs one round trip")
    func quiet() async throws {
        let breakers = breakers()
        for _ in 0..<100 { try await breakers.report(breakers.admit(key, policy), .success) }
        #expect(store.roundTrips == 1)
        time.advance(by: .seconds(1))
        try await breakers.report(breakers.admit(key, policy), .success)
        #expect(store.roundTrips == 2)
    }

    @Test("what one process learns, the others know within a second")
    func shared() async throws {
        let (one, other) = (breakers(), breakers())
        _ = try await other.admit(key, policy)
        for _ in 0..<2 { try await one.report(one.admit(key, policy), Self.failure) }
        await #expect(throws: CircuitOpen(key, retryAfter: .seconds(10))) { try await one.admit(key, policy) }
        time.advance(by: .seconds(1))
        await #expect(throws: CircuitOpen(key, retryAfter: .seconds(9))) { try await other.admit(key, policy) }
    }

    @Test("failures of several processes add up, also when they are told at the same time")
    func addUp() async throws {
        let (one, other) = (breakers(), breakers())
        let (first, second) = (try await one.admit(key, policy), try await other.admit(key, policy))
        async let a = one.report(first, Self.failure)
        async let b = other.report(second, Self.failure)
        let changes = [try await a, try await b].compactMap { $0 }
        #expect(changes == [.opened(until: time.now.addingTimeInterval(10))])
        #expect(store.row(key)?.breaker.consecutiveFailures == 2)
    }

    @Test("one probe among all processes; its success lets everybody pass at once where it happened")
    func probe() async throws {
        let fleet = (0..<8).map { _ in breakers() }
        for _ in 0..<2 { try await fleet[0].report(fleet[0].admit(key, policy), Self.failure) }
        time.advance(by: .seconds(10))
        var permits: [(Int, Permit)] = []
        for (number, breakers) in fleet.enumerated() {
            if let permit = try? await breakers.admit(key, policy) { permits.append((number, permit)) }
        }
        #expect(permits.count == 1)
        let (number, permit) = try #require(permits.first)
        #expect(permit.isProbe)
        #expect(try await fleet[number].report(permit, .success) == .closed)
        #expect(try await fleet[number].admit(key, policy).isProbe == false)
    }

    @Test("a probe whose worker died lapses after its timeout")
    func lapse() async throws {
        let (one, other) = (breakers(), breakers())
        for _ in 0..<2 { try await one.report(one.admit(key, policy), Self.failure) }
        time.advance(by: .seconds(10))
        let dead = try await one.admit(key, policy)
        time.advance(by: .milliseconds(39_999))
        await #expect(throws: CircuitOpen.self) { try await other.admit(key, policy) }
        time.advance(by: .milliseconds(1))
        let probe = try await other.admit(key, policy)
        #expect(probe.isProbe)
        // The first was only slow: what it says now counts no more.
        #expect(try await one.report(dead, .success) == nil)
        #expect(store.row(key)?.breaker.state == .halfOpen)
        #expect(try await other.report(probe, .success) == .closed)
    }

    @Test("whether it is passable takes nothing; an open one says when, a probe elsewhere is waited for")
    func passable() async throws {
        let policies = BreakerPolicies(policy)
        let (one, other) = (breakers(), breakers())
        try await one.untilPassable(key, policies)
        for _ in 0..<2 { try await other.report(other.admit(key, policy), Self.failure) }
        time.advance(by: .seconds(1))
        await #expect(throws: CircuitOpen(key, retryAfter: .seconds(9))) { try await one.untilPassable(key, policies) }
        time.advance(by: .seconds(9))
        try await one.untilPassable(key, policies)
        #expect(store.row(key)?.breaker.state == .open)
        let probe = try await other.admit(key, policy)
        #expect(probe.isProbe)
        time.advance(by: .seconds(1))
        let waiting = Task { try await one.untilPassable(key, policies) }
        await time.untilSleeping(1)
        try await other.report(probe, .success)
        time.advance(by: .milliseconds(200))
        try await waiting.value
        #expect(try await one.admit(key, policy).isProbe == false)
    }

    @Test("a probe that takes long is waited for no longer than five seconds")
    func patience() async throws {
        let (one, other) = (breakers(), breakers())
        for _ in 0..<2 { try await other.report(other.admit(key, policy), Self.failure) }
        time.advance(by: .seconds(10))
        _ = try await other.admit(key, policy)
        let waiting = Task { [key, policy] in try await one.untilPassable(key, BreakerPolicies(policy)) }
        for _ in 0..<25 {
            await time.untilSleeping(1)
            time.advance(by: .milliseconds(200))
        }
        await #expect(throws: CircuitOpen(key, retryAfter: .seconds(2))) { try await waiting.value }
    }

    @Test("a table emptied by an operator is believed")
    func emptied() async throws {
        let breakers = breakers()
        for _ in 0..<2 { try await breakers.report(breakers.admit(key, policy), Self.failure) }
        let fresh = CircuitBreakers(store: MemoryBreakerStore(time: time), surroundings: .manual(time))
        #expect(try await fresh.admit(key, policy).isProbe == false)
    }
}
