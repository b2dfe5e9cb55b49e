/// Reads, handles and settles, and now and then stands still until its visibility timeout has passed.
struct Worker: Behaviour {
    let habit: Habit
    private(set) var holding: [Held] = []
    /// When what it read last becomes visible again.
    private var deadline = 0
    private var pausedUntil = 0
    private var plan: [Intent] = []
    private var isInTransaction = false
    /// Read in the open transaction.
    private var reading: [Held] = []
    /// Settled in the open transaction.
    private var settling: [Held] = []
    private var batch: [Held] = []
    private var settlement: [Intent] = []
    private var acknowledged: [Held] = []

    init(habit: Habit) { self.habit = habit }

    func restarted() -> Worker { Worker(habit: habit) }

    mutating func next(_ scene: Scene, _ choices: inout SeededStream) -> Move {
        while !plan.isEmpty {
            if let step = step(for: plan.removeFirst(), &choices) { return .step(step) }
        }
        if pausedUntil > scene.now { return .pause(until: pausedUntil) }
        if holding.isEmpty {
            planReading(scene, &choices)
        } else if let pause = decide(scene, &choices) {
            pausedUntil = pause
            return .pause(until: pause)
        }
        return next(scene, &choices)
    }

    private func step(for intent: Intent, _ choices: inout SeededStream) -> Step? {
        switch intent {
        case .step(let step): step
        case .effects: acknowledged.isEmpty ? nil : .effects(acknowledged)
        case .effectsOf(let held): .effects(held)
        case .followUps: followUps(of: acknowledged, &choices)
        case .followUpsOf(let held): followUps(of: held, &choices)
        }
    }

    private func followUps(of parents: [Held], _ choices: inout SeededStream) -> Step? {
        let messages = parents.flatMap { parent in
            (0..<parent.fanout).map { _ in
                Outgoing(
                    fanout: parent.hop < 1 ? choices.below(2) : 0, hop: parent.hop + 1, delay: choices.below(2000),
                    parent: parent.id)
            }
        }
        return messages.isEmpty ? nil : .send(messages)
    }
}

// MARK: - Choosing

extension Worker {
    private mutating func planReading(_ scene: Scene, _ choices: inout SeededStream) {
        let read = Intent.step(.read(limit: choices.within(1...4), seconds: choices.within(2...15)))
        if scene.faults.readsInTransactions, choices.chance(60) {
            let ending = choices.chance(25) ? Step.rollback : .commit
            plan = [.step(.begin), read, .step(ending)]
        } else {
            plan = [read]
        }
    }

    /// Plans what comes next for what it holds; or says until when it stands still.
    private mutating func decide(_ scene: Scene, _ choices: inout SeededStream) -> Int? {
        if scene.faults.freezes, choices.chance(30) {
            return choices.chance(70) ? deadline + choices.within(1...3000) : scene.now + choices.within(500...3000)
        }
        let part = Array(holding.prefix(choices.within(1...holding.count)))
        switch choices.below(10) {
        case 0: plan = [.step(.extend(holding, seconds: choices.within(2...15)))]
        case 1, 2, 3, 4: planReturn(of: part, &choices)
        default: planSettlement(scene, of: choices.chance(55) ? holding : part, &choices)
        }
        return nil
    }

    private mutating func planSettlement(_ scene: Scene, of batch: [Held], _ choices: inout SeededStream) {
        self.batch = batch
        let others = holding.filter { !batch.contains($0) }
        let ending = scene.faults.rollbacks && choices.chance(15) ? Step.rollback : .commit
        let returns = others.isEmpty || choices.chance(25) ? [] : [giveBack(others, &choices)]
        settlement = habit.plan(for: batch, then: returns, ending: ending)
        plan = settlement
    }

    private mutating func planReturn(of held: [Held], _ choices: inout SeededStream) {
        batch = []
        settlement = [giveBack(held, &choices)]
        if choices.chance(50) { settlement = [.step(.begin)] + settlement + [.step(.commit)] }
        plan = settlement
    }

    private func giveBack(_ held: [Held], _ choices: inout SeededStream) -> Intent {
        let delays = held.map { _ in choices.below(4000) }
        switch choices.below(3) {
        case 0: return .step(.fail(held, delays: delays))
        case 1: return .step(.defer(held, delays: delays))
        default: return .step(.deadLetter(held, countsAttempt: choices.chance(50)))
        }
    }
}

// MARK: - Learning

extension Worker {
    mutating func took(_ step: Step, _ reply: Reply, now: Int) {
        switch (step, reply) {
        case (_, .refused): plan = isInTransaction ? [.step(.rollback)] : []
        case (.begin, _): isInTransaction = true
        case (.commit, _), (.rollback, _): ended(by: step)
        case (.read(_, let seconds), .held(let held)): tookRead(held, until: now + seconds * 1000, now: now)
        case (.acknowledge(let asked), .ids(let ids)): tookAcknowledged(asked, ids)
        case (.extend(let asked, let seconds), .ids(let ids)):
            holding.removeAll { asked.contains($0) && !ids.contains($0.id) }
            deadline = now + seconds * 1000
        case (.fail(let asked, _), _), (.defer(let asked, _), _), (.deadLetter(let asked, _), _):
            settling += asked
            if !isInTransaction { dropSettled() }
        default: break
        }
    }

    private mutating func tookRead(_ held: [Held], until: Int, now: Int) {
        reading = held
        deadline = until
        if held.isEmpty { pausedUntil = now + 2000 }
        if !isInTransaction { keepReading() }
    }

    private mutating func tookAcknowledged(_ asked: [Held], _ ids: [Int]) {
        acknowledged = asked.filter { ids.contains($0.id) }
        settling += asked
    }

    mutating func lostCommit() {
        plan = settling.isEmpty ? [] : habit.planAfterLostCommit(of: batch, settlement)
        ended(by: .rollback)
        holding = []
    }

    private mutating func ended(by step: Step) {
        isInTransaction = false
        if case .commit = step {
            keepReading()
            dropSettled()
        } else {
            acknowledged = []
        }
        reading = []
        settling = []
    }

    private mutating func keepReading() {
        holding += reading
        reading = []
    }

    private mutating func dropSettled() {
        holding.removeAll { settling.contains($0) }
        settling = []
    }
}
