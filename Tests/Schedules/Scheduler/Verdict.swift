/// What came of one seed.
struct Verdict {
    struct Violation {
        let invariant: String
        let found: String
    }

    let seed: UInt64
    let trace: [String]
    let violations: [Violation]
    let counters: Counters

    var replay: String { "make schedules SEED=\(seed)" }

    var report: String {
        (["seed \(seed)"] + trace + violations.map { "VIOLATED: \($0.invariant): \($0.found)" } + ["replay: \(replay)"])
            .joined(separator: "\n")
    }
}
