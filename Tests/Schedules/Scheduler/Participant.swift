/// A participant as the scheduler sees it.
final class Participant {
    let index: Int
    let name: String
    let lane: Lane
    var behaviour: any Behaviour
    var choices: SeededStream
    var pausedUntil = 0
    /// The statement that waits for a lock, or that was released just now.
    var released: Step?
    var isInTransaction = false
    /// Whether the open transaction has acknowledged something.
    var isSettling = false
    /// Whether the open transaction has read something.
    var hasRead = false
    /// The rows that the open transaction may have locked.
    var touched: Set<Int> = []
    /// Sent in the open transaction.
    var pending: [Int] = []

    init(index: Int, name: String, lane: Lane, behaviour: any Behaviour, choices: SeededStream) {
        self.index = index
        self.name = name
        self.lane = lane
        self.behaviour = behaviour
        self.choices = choices
    }

    func endTransaction() {
        isInTransaction = false
        isSettling = false
        hasRead = false
        pending = []
        touched = []
    }
}

extension Participant {
    /// Two workers at least, and whoever the seed adds.
    static func cast(seed: UInt64, habit: Habit, lanes: [Lane]) -> [Participant] {
        var choices = SeededStream(seed: seed, label: "cast")
        return (0..<choices.within(2...Arena.participantsMaximum)).map { index in
            let behaviour: any Behaviour = index < 2 ? Worker(habit: habit) : extra(habit, &choices)
            let name = "\(type(of: behaviour)) \(index + 1)"
            return Participant(
                index: index, name: name, lane: lanes[index], behaviour: behaviour,
                choices: SeededStream(seed: seed, label: name))
        }
    }

    private static func extra(_ habit: Habit, _ choices: inout SeededStream) -> any Behaviour {
        switch choices.below(7) {
        case 0, 1: Worker(habit: habit)
        case 2, 3, 4: Operator()
        case 5: Disturber()
        default: Sender()
        }
    }
}
