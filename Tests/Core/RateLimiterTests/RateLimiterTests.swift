import Surroundings
import TestSupport
import Testing
import Upstreams

@testable import RateLimiter

/// A store that answers as it was told, by the test's clock.
private final class ScriptedStore: RateLimitStore {
    struct Asked: Equatable {
        let wanted: Int
        let ahead: Duration
    }

    private let answers: Locked<[SlotGrant]>
    private let askedFor = Locked<[Asked]>([])
    private let penalties = Locked<[Duration]>([])

    init(_ answers: [SlotGrant]) { self.answers = Locked(answers) }

    var asked: [Asked] { askedFor.value }
    var penalized: [Duration] { penalties.value }

    func lease(
        _ key: UpstreamKey, limit: RateLimit, wanted: Int, lead: Duration, ahead: Duration
    ) async throws -> SlotGrant {
        askedFor.withLock { $0.append(Asked(wanted: wanted, ahead: ahead)) }
        return answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }

    func penalize(_ key: UpstreamKey, for duration: Duration, reason: String) async throws {
        penalties.withLock { $0.append(duration) }
    }
}

@Suite(.timeLimit(.minutes(5))) struct RateLimiterTests {
    let key = UpstreamKey("musicbrainz")
    let limit = RateLimit(capacity: 20, per: .seconds(1))
    static func grant(_ count: Int, in milliseconds: Int = 0) -> SlotGrant {
        SlotGrant(
            granted: count, firstSlotIn: .milliseconds(milliseconds), spacing: .milliseconds(50),
            grace: .milliseconds(20))
    }

    @Test("a slot that is due costs no wait; one that is not, exactly its distance")
    func waits() async throws {
        let time = ManualTime(advancesOnSleep: true)
        let store = ScriptedStore([Self.grant(1), Self.grant(1, in: 700)])
        let limiter = RateLimiter(store: store, surroundings: .manual(time))
        try await limiter.acquire(key, limit: limit)
        #expect(time.monotonic == .zero)
        try await limiter.acquire(key, limit: limit)
        #expect(time.monotonic == .milliseconds(700))
        #expect(
            store.asked == [
                .init(wanted: 1, ahead: RateLimiter.lookahead), .init(wanted: 1, ahead: RateLimiter.lookahead),
            ])
    }

    @Test("callers that wait together share one round trip and keep their distance")
    func sharedLease() async throws {
        let time = ManualTime()
        let store = ScriptedStore([Self.grant(4, in: 10), Self.grant(4, in: 10)])
        let limiter = RateLimiter(store: store, surroundings: .manual(time))
        let passed = Locked<[Duration]>([])
        await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { [key, limit] in
                    try await limiter.acquire(key, limit: limit)
                    passed.withLock { $0.append(time.monotonic) }
                }
            }
            await time.untilSleeping(4)
            for step in [10, 50, 50, 50] {
                let before = passed.withLock { $0.count }
                time.advance(by: .milliseconds(step))
                while passed.withLock({ $0.count }) == before { await Task.yield() }
            }
        }
        #expect(passed.value == [10, 60, 110, 160].map { .milliseconds($0) })
        #expect(store.asked.count <= 2)
    }

    @Test("a wait that would be too long is thrown at once, with its length and reason")
    func tooLong() async throws {
        let time = ManualTime()
        let store = ScriptedStore([SlotGrant(granted: 0, wait: .seconds(50_400), blockedReason: "quota")])
        let limiter = RateLimiter(store: store, surroundings: .manual(time))
        await #expect(throws: RateLimited(key, retryAfter: .seconds(50_400), reason: "quota")) {
            try await limiter.acquire(key, limit: limit)
        }
        #expect(RateLimited(key, retryAfter: .seconds(3), reason: "").disposition == .deferral(for: .seconds(3)))
    }

    @Test("nothing granted, but soon: waits until the slot comes into reach, and asks again")
    func asksAgain() async throws {
        let time = ManualTime(advancesOnSleep: true)
        let store = ScriptedStore([SlotGrant(granted: 0, wait: .seconds(2)), Self.grant(1)])
        let limiter = RateLimiter(store: store, surroundings: .manual(time))
        try await limiter.acquire(key, limit: limit)
        #expect(store.asked.map(\.ahead) == [RateLimiter.lookahead, RateLimiter.lookahead])
        #expect(time.monotonic == .seconds(2) - RateLimiter.lookahead)
    }

    @Test("a store that never grants is asked no longer than the patience lasts")
    func patienceEnds() async throws {
        let time = ManualTime(advancesOnSleep: true)
        let store = ScriptedStore([SlotGrant(granted: 0, wait: .seconds(1))])
        let limiter = RateLimiter(store: store, surroundings: .manual(time))
        await #expect(throws: RateLimited.self) { try await limiter.acquire(key, limit: limit) }
        #expect(time.monotonic == .milliseconds(4_250))
        #expect(store.asked.count == 6)
    }

    @Test("a cancelled caller gives its slot to the next")
    func cancellation() async throws {
        let time = ManualTime()
        let store = ScriptedStore([Self.grant(1, in: 100), SlotGrant(granted: 0, wait: .seconds(60))])
        let limiter = RateLimiter(store: store, surroundings: .manual(time))
        let first = Task { [key, limit] in try await limiter.acquire(key, limit: limit) }
        await time.untilSleeping(1)
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        let second = Task { [key, limit] in try await limiter.acquire(key, limit: limit) }
        await time.untilSleeping(1)
        time.advance(by: .milliseconds(100))
        _ = try await second.value
        #expect(store.asked.count == 1)
    }

    @Test("a penalty makes leased slots void: who waits for one asks anew")
    func penalty() async throws {
        let time = ManualTime()
        let blocked = SlotGrant(granted: 0, wait: .seconds(60), blockedReason: "slow down")
        let store = ScriptedStore([Self.grant(2, in: 100), blocked])
        let limiter = RateLimiter(store: store, surroundings: .manual(time))
        let waiting = Task { [key, limit] in try await limiter.acquire(key, limit: limit) }
        await time.untilSleeping(1)
        try await limiter.penalize(key, for: .seconds(60), reason: "slow down")
        time.advance(by: .milliseconds(100))
        await #expect(throws: RateLimited(key, retryAfter: .seconds(60), reason: "slow down")) {
            try await waiting.value
        }
        #expect(store.penalized == [.seconds(60)])
    }

    @Test("a slot missed because the machine stood still is not used late")
    func missed() async throws {
        let time = ManualTime()
        let store = ScriptedStore([Self.grant(1, in: 100), Self.grant(1)])
        let limiter = RateLimiter(store: store, surroundings: .manual(time))
        let caller = Task { [key, limit] in try await limiter.acquire(key, limit: limit) }
        await time.untilSleeping(1)
        time.advance(by: .seconds(2))
        _ = try await caller.value
        #expect(store.asked.count == 2)
    }
}
