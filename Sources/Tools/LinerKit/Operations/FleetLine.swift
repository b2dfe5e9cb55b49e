import FleetAnswers

/// The fleet in one line, as `liner up` keeps it; pure.
struct FleetLine: Sendable, Equatable {
    let running: Int
    let workers: Int
    /// nil: the database does not answer.
    let queues: [FleetStatus.Queue]?
    let seconds: Double

    var text: String { "\(state); up \(Spelling.age(seconds: seconds))" }

    /// What it says apart from the time: a new line is due when this changes.
    var state: String {
        let workers = "\(running) of \(workers) workers run"
        guard let queues else { return "\(workers), the database does not answer" }
        let due = queues.reduce(0) { $0 + $1.visible }
        let hidden = queues.reduce(0) { $0 + $1.delayedOrInFlight }
        let dead = queues.reduce(0) { $0 + $1.deadLetters }
        return "\(workers), \(due) due, \(hidden) hidden, \(Spelling.count(dead, "dead letter"))"
    }
}
