/// Whoever takes part in a schedule: a state machine that names one statement after the other.
///
/// It knows what its own statements answered and nothing else, as a process would.
protocol Behaviour {
    /// What it believes to hold.
    var holding: [Held] { get }

    mutating func next(_ scene: Scene, _ choices: inout SeededStream) -> Move
    mutating func took(_ step: Step, _ reply: Reply, now: Int)

    /// The connection broke after COMMIT was sent: the transaction stands, but nobody said so.
    mutating func lostCommit()

    /// The same in a new process.
    func restarted() -> Self
}

enum Move {
    case step(Step)
    case pause(until: Int)
}

/// What participants are told of their surroundings.
struct Scene {
    let now: Int
    let faults: Faults
    let highestID: Int
}

/// The faults of a seed. Each is there in half of the seeds, so that rare ones are not drowned by frequent ones.
struct Faults {
    let crashes: Bool
    let lostCommits: Bool
    let freezes: Bool
    let rollbacks: Bool
    let readsInTransactions: Bool
    let moves: Bool
    let thefts: Bool
    let lingering: Bool

    init(_ choices: inout SeededStream) {
        crashes = choices.chance(50)
        lostCommits = choices.chance(50)
        freezes = choices.chance(50)
        rollbacks = choices.chance(50)
        readsInTransactions = choices.chance(50)
        moves = choices.chance(50)
        thefts = choices.chance(50)
        lingering = choices.chance(50)
    }
}
