/// One seed: releases one statement at a time and lets time pass in between.
final class Schedule {
    let arena: Arena
    let seed: UInt64
    let faults: Faults
    let participants: [Participant]
    var order: SeededStream
    var misfortune: SeededStream
    /// Milliseconds of virtual time.
    var now = 1
    var counters = Counters()
    var trace: [String] = []
    var breaches: [Verdict.Violation] = []
    /// Ids whose sender knows that they stand, and those that must not.
    var committed: [Int] = []
    var undone: [Int] = []

    init(_ seed: UInt64, in arena: Arena, habit: Habit = .honest) {
        self.arena = arena
        self.seed = seed
        var choices = SeededStream(seed: seed, label: "faults")
        faults = Faults(&choices)
        order = SeededStream(seed: seed, label: "order")
        misfortune = SeededStream(seed: seed, label: "misfortune")
        participants = Participant.cast(seed: seed, habit: habit, lanes: arena.lanes)
    }

    func run() async throws -> Verdict {
        try await arena.reset()
        try await sendFirst()
        for _ in 0..<order.within(40...90) { try await turn() }
        try await heal()
        let violations = try await arena.judge(committed: committed, undone: undone)
        return Verdict(seed: seed, trace: trace, violations: breaches + violations, counters: counters)
    }

    private func sendFirst() async throws {
        let messages = (0..<order.within(2...7)).map { _ in Sender.message(&order) }
        let reply = try await arena.prepare(messages)
        committed += reply.ids
        note("first", "send \(messages)", "\(reply)")
    }

    /// One step of whoever the seed chooses; time passes before it.
    private func turn() async throws {
        now += order.chance(10) ? order.within(2000...8000) : order.within(1...800)
        if faults.crashes, misfortune.chance(4) { try await crash(victim()) }
        let free = participants.filter { $0.released == nil }
        if free.isEmpty { return try await awaitDeadlock() }
        let ready = free.filter { $0.pausedUntil <= now }
        guard !ready.isEmpty else {
            now = free.map(\.pausedUntil).min()!
            return
        }
        let chosen = choose(ready)
        let scene = Scene(now: now, faults: faults, highestID: committed.max() ?? 1)
        switch chosen.behaviour.next(scene, &chosen.choices) {
        case .pause(let until): chosen.pausedUntil = until
        case .step(let step): try await release(step, of: chosen)
        }
    }

    /// In some seeds open transactions linger, so that others meet them.
    private func choose(_ ready: [Participant]) -> Participant {
        let others = ready.filter { !$0.isInTransaction }
        return order.pick(faults.lingering && !others.isEmpty && order.chance(70) ? others : ready)
    }

    func note(_ name: String, _ step: String, _ outcome: String) {
        trace.append("\(now) ms  \(name): \(step) -> \(outcome)")
    }

    func breach(_ promise: String, _ found: String) {
        breaches.append(Verdict.Violation(invariant: promise, found: found))
    }
}
