import Surroundings
import TestSupport
import Testing

@testable import TTLCache

@Suite(.timeLimit(.minutes(5))) struct TTLCacheTests {
    let time = ManualTime()

    func cache<Value: Sendable>(of type: Value.Type) -> TTLCache<String, Value> {
        TTLCache(entriesMaximum: 10, costMaximum: 1_000, surroundings: .manual(time))
    }

    @Test("a value is loaded once, serves for its time to live, and is loaded again after it")
    func timeToLive() async throws {
        let cache = cache(of: Int.self)
        let loads = Locked(0)
        func value() async throws -> Int {
            try await cache.value(for: "a", timeToLive: .seconds(10)) {
                loads.withLock { loads in
                    loads += 1
                    return loads
                }
            }
        }
        #expect(try await value() == 1)
        time.advance(by: .milliseconds(9_999))
        #expect(try await value() == 1)
        time.advance(by: .milliseconds(1))
        #expect(try await value() == 2)
        #expect(await cache.counts == .init(hits: 1, shared: 0, misses: 2, evictions: 0))
    }

    @Test("a hundred callers of one key share one load")
    func oneFlight() async throws {
        let cache = cache(of: Int.self)
        let loads = Locked(0)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 {
                group.addTask { [time] in
                    try await cache.value(for: "a", timeToLive: .seconds(10)) {
                        loads.withLock { $0 += 1 }
                        try await time.sleep(for: .seconds(1))
                        return 7
                    }
                }
            }
            await time.untilSleeping(1)
            await cache.untilAsked(100)
            await time.untilSleeping(cache.counts.misses)
            time.advance(by: .seconds(1))
            for try await value in group { #expect(value == 7) }
        }
        #expect(loads.value == 1)
        #expect(await cache.counts == .init(hits: 0, shared: 99, misses: 1, evictions: 0))
    }

    @Test("a caller that is cancelled leaves; the load goes on for the other")
    func survivesOneCancellation() async throws {
        let cache = cache(of: Int.self)
        let first = Task { [time] in
            try await cache.value(for: "a", timeToLive: .seconds(10)) {
                try await time.sleep(for: .seconds(1))
                return 7
            }
        }
        await time.untilSleeping(1)
        let second = Task { try await cache.value(for: "a", timeToLive: .seconds(10)) { 8 } }
        await cache.untilAsked(2)
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(time.sleeperCount == 1)
        time.advance(by: .seconds(1))
        #expect(try await second.value == 7)
    }

    @Test("when nobody waits any more the load is cancelled, and the next caller loads anew")
    func cancelledWhenAbandoned() async throws {
        let cache = cache(of: Int.self)
        let wasCancelled = Locked(false)
        let callers = (0..<3).map { _ in
            Task { [time] in
                try await cache.value(for: "a", timeToLive: .seconds(10)) {
                    do { try await time.sleep(for: .seconds(1)) } catch {
                        wasCancelled.withLock { $0 = true }
                        throw error
                    }
                    return 7
                }
            }
        }
        await time.untilSleeping(1)
        await cache.untilAsked(3)
        for caller in callers { caller.cancel() }
        for caller in callers { await #expect(throws: CancellationError.self) { try await caller.value } }
        #expect(try await cache.value(for: "a", timeToLive: .seconds(10)) { 8 } == 8)
        #expect(wasCancelled.value)
        #expect(time.sleeperCount == 0)
    }

    @Test("an error reaches everybody who waits, and is not kept")
    func errors() async throws {
        struct Broken: Error {}
        let cache = cache(of: Int.self)
        let callers = (0..<2).map { _ in
            Task { [time] in
                try await cache.value(for: "a", timeToLive: .seconds(10)) {
                    try await time.sleep(for: .seconds(1))
                    throw Broken()
                }
            }
        }
        await time.untilSleeping(1)
        await cache.untilAsked(2)
        time.advance(by: .seconds(1))
        for caller in callers { await #expect(throws: Broken.self) { try await caller.value } }
        #expect(try await cache.value(for: "a", timeToLive: .seconds(10)) { 8 } == 8)
    }

    @Test("that there is nothing is a value, too")
    func negative() async throws {
        let cache = cache(of: Int?.self)
        #expect(try await cache.value(for: "a", timeToLive: .seconds(10)) { nil } == nil)
        #expect(try await cache.value(for: "a", timeToLive: .seconds(10)) { 8 } == nil)
        #expect(await cache.counts.hits == 1)
    }

    @Test("invalidation by key, prefix and condition")
    func invalidation() async throws {
        let cache = cache(of: Int.self)
        for key in ["artist/1", "artist/2", "album/1", "track/1"] {
            _ = try await cache.value(for: key, timeToLive: .seconds(10)) { 1 }
        }
        await cache.invalidate("track/1")
        await cache.invalidate(prefix: "artist/")
        #expect(await cache.count == 1)
        await cache.invalidate { $0.hasSuffix("1") }
        #expect(await cache.count == 0)
    }

    @Test("a value whose key was invalidated while it was loaded is not kept")
    func invalidatedInFlight() async throws {
        let cache = cache(of: Int.self)
        let caller = Task { [time] in
            try await cache.value(for: "a", timeToLive: .seconds(10)) {
                try await time.sleep(for: .seconds(1))
                return 7
            }
        }
        await time.untilSleeping(1)
        await cache.invalidate("a")
        time.advance(by: .seconds(1))
        #expect(try await caller.value == 7)
        #expect(await cache.peek("a") == nil)
    }
}

extension TTLCache {
    /// Waits until so many callers have asked.
    fileprivate func untilAsked(_ callers: Int) async {
        while counts.hits + counts.shared + counts.misses < callers { await Task.yield() }
    }
}
