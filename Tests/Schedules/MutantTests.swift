import Testing

/// The schedules are worth what they find: each mistake, planted, must be found within a few hundred seeds.
@Suite("Schedules with a mistake planted", .serialized)
struct MutantTests {
    private static let seedsMaximum: UInt64 = 400

    @Test("find the mistake in the queue", arguments: Mutant.all)
    func queue(mutant: Mutant) async throws {
        try await Arena.with(mutant: mutant) { arena in
            try await expectFound(mutant.name) { Schedule($0, in: arena) }
        }
    }

    @Test("find the mistake in a worker", arguments: Habit.allCases.filter { $0 != .honest })
    func worker(habit: Habit) async throws {
        try await Arena.with { arena in
            try await expectFound(habit.rawValue) { Schedule($0, in: arena, habit: habit) }
        }
    }

    private func expectFound(_ mistake: String, _ schedule: (UInt64) -> Schedule) async throws {
        for seed in 1...Self.seedsMaximum {
            let verdict = try await schedule(seed).run()
            guard let violation = verdict.violations.first else { continue }
            let again = try await schedule(seed).run()
            #expect(again.report == verdict.report, "Replayed, the seed shows something else.")
            print("\(mistake): found by seed \(seed): \(violation.invariant): \(violation.found)")
            return
        }
        Issue.record("\(mistake): not found within \(Self.seedsMaximum) seeds")
    }
}
