import Foundation
import Testing

/// Participants whose statements a seed puts in order, against a real Postgres. `make schedules` runs ten thousand.
@Suite("Seeded schedules", .serialized)
struct ScheduleTests {
    /// The seeds of this run: a number of them from 1, or a single one.
    private static let environment = ProcessInfo.processInfo.environment
    private static let single = environment["LINERNOTES_SCHEDULE_SEED"].flatMap(UInt64.init)
    private static let count = environment["LINERNOTES_SCHEDULES"].flatMap(UInt64.init) ?? 400

    @Test("keep every promise of the queue", .disabled(if: single != nil))
    func promises() async throws {
        let counters = try await Arena.with { arena in
            let start = ContinuousClock.now
            var counters = Counters()
            var failures = 0
            for seed in 1...Self.count where failures < 3 {
                let verdict = try await Schedule(seed, in: arena).run()
                counters.add(verdict.counters)
                guard !verdict.violations.isEmpty else { continue }
                failures += 1
                Issue.record("\(verdict.report)")
            }
            Self.summarize(counters, took: .now - start)
            return counters
        }
        #expect(counters.missing == [], "What never happened was never tested.")
    }

    private static func summarize(_ counters: Counters, took time: Duration) {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        let rate = Int(Double(count) / seconds)
        print("\(count) seeds in \(Int(seconds)) s, \(rate) seeds/s\n\(counters.description)")
    }

    @Test("replay one seed with its trace", .enabled(if: single != nil))
    func replay() async throws {
        try await Arena.with { arena in
            let verdict = try await Schedule(Self.single!, in: arena).run()
            print(verdict.report)
            #expect(verdict.violations.isEmpty)
        }
    }

    @Test("give the same trace for the same seed", .disabled(if: single != nil))
    func repeatable() async throws {
        try await Arena.with { arena in
            for seed: UInt64 in 1...40 {
                let first = try await Schedule(seed, in: arena).run()
                let second = try await Schedule(seed, in: arena).run()
                #expect(first.trace == second.trace)
            }
        }
    }
}
