import FleetAnswers

/// How long a run may still take, from how it went so far. Pure.
struct Pace: Sendable, Equatable {
    /// For what is in flight now; what is found may send more.
    let secondsLeft: Double

    /// nil where too little is done to say: fewer than ten messages, or none in flight.
    init?(_ run: RunAnswer) {
        let settled = run.acknowledged + run.deadLettered
        guard run.state == .running, settled >= 10, run.inFlight > 0, run.seconds > 0 else { return nil }
        secondsLeft = run.seconds / Double(settled) * Double(run.inFlight)
    }
}
