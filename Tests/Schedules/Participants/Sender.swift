/// Sends, in transactions of which some are rolled back, or as a client of plain PGMQ.
struct Sender: Behaviour {
    let holding: [Held] = []
    private var plan: [Step] = []

    func restarted() -> Sender { Sender() }

    mutating func next(_ scene: Scene, _ choices: inout SeededStream) -> Move {
        if plan.isEmpty {
            if choices.chance(40) { return .pause(until: scene.now + choices.within(1000...6000)) }
            plan = sending(scene, &choices)
        }
        return .step(plan.removeFirst())
    }

    private func sending(_ scene: Scene, _ choices: inout SeededStream) -> [Step] {
        let message = Self.message(&choices)
        switch choices.below(4) {
        case 0: return [.send([message, Self.message(&choices)])]
        case 1: return [.plainSend(message, at: scene.now + message.delay)]
        case 2: return [.begin, .send([message]), .plainSend(Self.message(&choices), at: scene.now), .commit]
        default: return [.begin, .send([message]), scene.faults.rollbacks ? .rollback : .commit]
        }
    }

    static func message(_ choices: inout SeededStream) -> Outgoing {
        Outgoing(fanout: choices.below(3), hop: 0, delay: choices.below(3000))
    }

    mutating func took(_ step: Step, _ reply: Reply, now: Int) {
        if case .refused = reply { plan = [] }
    }

    mutating func lostCommit() { plan = [] }
}
