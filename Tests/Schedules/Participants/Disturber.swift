/// A client of plain PGMQ: moves visibility timeouts and takes messages that others hold.
///
/// PGMQ's archive, delete and pop know no fence either, but whoever calls them on somebody else's message breaks the
/// promises on purpose; they are left out.
struct Disturber: Behaviour {
    let holding: [Held] = []
    private var stolen: [Held] = []

    func restarted() -> Disturber { Disturber() }

    mutating func next(_ scene: Scene, _ choices: inout SeededStream) -> Move {
        // Sometimes it keeps what it took: hidden by the server's clock, it comes back at the very end.
        if let held = stolen.popLast(), choices.chance(80) {
            return .step(.plainSetVT(id: held.id, at: scene.now + choices.below(5000)))
        }
        switch choices.below(3) {
        case 0 where scene.faults.moves:
            let id = choices.within(1...max(1, scene.highestID))
            return .step(.plainSetVT(id: id, at: scene.now + choices.within(-3000...6000)))
        case 1 where scene.faults.thefts: return .step(.plainRead(limit: choices.within(1...2)))
        default: return .pause(until: scene.now + choices.within(1000...4000))
        }
    }

    mutating func took(_ step: Step, _ reply: Reply, now: Int) {
        if case .plainRead = step, case .held(let held) = reply { stolen = held }
    }

    mutating func lostCommit() {}
}
