import Postgres
import Surroundings
import TestSupport
import Testing
import Upstreams

@testable import RateLimiter

/// Several processes (a limiter each) on one limit. Arrivals are stamped by one clock, as a provider would.
@Suite(.serialized, .timeLimit(.minutes(5))) struct FleetRateTests {
    static let limit = RateLimit(capacity: 20, per: .seconds(1))

    /// Lets callers of each process send as fast as they may until so many requests have come; returns the
    /// arrivals in order.
    private static func arrivals(
        _ database: Database, processes: Int, callers: Int, count: Int, killAfter: Int? = nil
    ) async throws -> [Duration] {
        let clock = MachineTime()
        let surroundings = Surroundings(time: clock, random: { 0.5 })
        let arrivals = Locked<[Duration]>([])
        let key = UpstreamKey("fleet")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for process in 0..<processes {
                let limiter = RateLimiter(
                    store: PostgresRateLimitStore(database: database), surroundings: surroundings,
                    waitMaximum: .seconds(10))
                for _ in 0..<callers {
                    // The first process dies in the middle, with whatever slots it holds.
                    let end = process == 0 ? (killAfter ?? count) : count
                    group.addTask {
                        while arrivals.value.count < end {
                            guard let slot = try await Self.slot(limiter, key) else { continue }
                            // As a sender does: last thing, because this task may have stood still since.
                            let now = clock.monotonic
                            if slot.isOpen(at: now) { arrivals.withLock { $0.append(now) } }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        return arrivals.value.sorted()
    }

    /// nil: told to come back later, after that time.
    private static func slot(_ limiter: RateLimiter, _ key: UpstreamKey) async throws -> Slot? {
        do {
            return try await limiter.acquire(key, limit: limit)
        } catch let refusal as RateLimited {
            try await Task.sleep(for: refusal.retryAfter)
            return nil
        }
    }

    /// Most arrivals in any window that begins with one of them: the rolling window at its worst.
    private static func worst(_ arrivals: [Duration], in window: Duration) -> Int {
        arrivals.indices.map { first in
            arrivals[first...].prefix { $0 - arrivals[first] < window }.count
        }.max() ?? 0
    }

    @Test("eight processes at one limit exceed it in no rolling window")
    func rolling() async throws {
        try await LimitsDatabase.with(connections: 8) { database in
            let arrivals = try await Self.arrivals(database, processes: 8, callers: 2, count: 50)
            #expect(Self.worst(arrivals, in: .seconds(1)) <= 20)
            #expect(arrivals.count >= 50)
        }
    }

    @Test("slots of a process that died are lost, not handed out above the limit")
    func holderDies() async throws {
        try await LimitsDatabase.with(connections: 8) { database in
            let arrivals = try await Self.arrivals(
                database, processes: 4, callers: 4, count: 40, killAfter: 12)
            #expect(Self.worst(arrivals, in: .seconds(1)) <= 20)
            // Nobody used these: the next lease comes after them all the same.
            let store = PostgresRateLimitStore(database: database)
            let began = ContinuousClock.now
            let held = try await store.lease(
                UpstreamKey("fleet"), limit: Self.limit, wanted: 5, lead: .zero, ahead: .seconds(2))
            let next = try await store.lease(
                UpstreamKey("fleet"), limit: Self.limit, wanted: 1, lead: .zero, ahead: .seconds(2))
            // Both are told from their own moment, and these lie apart by this much at most.
            let apart = ContinuousClock.now - began
            let distance = next.firstSlotIn - held.firstSlotIn + apart
            #expect(held.granted >= 1 && distance >= held.spacing * held.granted)
        }
    }

    @Test("grants of sixteen connections at once never overlap")
    func grants() async throws {
        try await LimitsDatabase.with(connections: 16) { database in
            let key = UpstreamKey("grants")
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        let store = PostgresRateLimitStore(database: database)
                        return try await store.lease(
                            key, limit: RateLimit(capacity: 50, per: .seconds(3_600)), wanted: 2, lead: .zero,
                            ahead: .seconds(3_600)
                        ).granted
                    }
                }
                // A window's capacity, and the slot that lies a window and its grace ahead.
                let granted = try await group.reduce(0, +)
                #expect((50...51).contains(granted))
            }
        }
    }
}
