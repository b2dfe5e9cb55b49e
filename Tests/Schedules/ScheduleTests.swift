import Foundation
import Testing

/// Participants whose statements a seed puts in order, against a real Postgres. `make schedules` runs ten thousand.
@Suite("Seeded schedules", .serialized)
struct ScheduleTests {
    private static let single = number("LINERNOTES_SCHEDULE_SEED")
    private static let first = number("LINERNOTES_SCHEDULES_FROM") ?? 1
    private static let count = number("LINERNOTES_SCHEDULES") ?? 300

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap(UInt64.init)
    }

    @Test("keep every promise of the queue", .disabled(if: single != nil, "SEED replays one seed alone"))
    func promises() async throws {
        let start = ContinuousClock.now
        let counters = try await Self.run()
        Self.summarize(counters, took: .now - start)
        // A few seeds can't show everything.
        guard Self.count >= 100 else { return }
        #expect(counters.missing == [], "What never happened was never tested.")
    }

    private static func run() async throws -> Counters {
        try await Arena.with { arena in
            var counters = Counters()
            var failures = 0
            for seed in first..<(first + count) where failures < 3 {
                let verdict = try await Schedule(seed, in: arena).run()
                counters.add(verdict.counters)
                if (seed - first) % 1000 == 999 { print("up to seed \(seed): \(failures) failed") }
                guard !verdict.violations.isEmpty else { continue }
                failures += 1
                Issue.record("\(verdict.report)")
            }
            return counters
        }
    }

    private static func summarize(_ counters: Counters, took time: Duration) {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        let rate = Int(Double(count) / seconds)
        print("\(count) seeds in \(Int(seconds)) s, \(rate) seeds/s\n\(counters.description)")
    }

    @Test("replay one seed with its trace", .enabled(if: single != nil, "SEED says which"))
    func replay() async throws {
        try await Arena.with { arena in
            let verdict = try await Schedule(Self.single!, in: arena).run()
            print(verdict.report)
            #expect(verdict.violations.isEmpty)
        }
    }

    @Test("give the same trace for the same seed", .disabled(if: single != nil, "SEED replays one seed alone"))
    func repeatable() async throws {
        try await Arena.with { arena in
            for seed in Self.first..<(Self.first + max(20, Self.count / 20)) {
                let first = try await Schedule(seed, in: arena).run()
                let second = try await Schedule(seed, in: arena).run()
                #expect(first.trace == second.trace)
            }
        }
    }
}
