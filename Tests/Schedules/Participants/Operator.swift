/// Redrives the newest dead letters, also those that somebody else is redriving at the same moment.
struct Operator: Behaviour {
    let holding: [Held] = []
    private var letters: [Int] = []
    private var plan: [Step] = []
    private var pausedUntil = 0

    func restarted() -> Operator { Operator() }

    mutating func next(_ scene: Scene, _ choices: inout SeededStream) -> Move {
        if plan.isEmpty, pausedUntil > scene.now { return .pause(until: pausedUntil) }
        if plan.isEmpty { planNext(&choices) }
        return .step(plan.removeFirst())
    }

    private mutating func planNext(_ choices: inout SeededStream) {
        guard !letters.isEmpty else {
            plan = [.listDeadLetters]
            return
        }
        plan = choices.chance(75) ? [.begin, .redrive(letters), .commit] : [.redrive(letters)]
        letters = []
    }

    mutating func took(_ step: Step, _ reply: Reply, now: Int) {
        switch (step, reply) {
        case (_, .refused): plan = []
        case (.listDeadLetters, .ids(let ids)):
            letters = ids
            if ids.isEmpty { pausedUntil = now + 3000 }
        default: break
        }
    }

    mutating func lostCommit() { plan = [] }
}
