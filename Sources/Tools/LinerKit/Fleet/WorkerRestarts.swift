import Backoff

/// When a worker that has ended is started again; pure.
struct WorkerRestarts: Sendable, Equatable {
    static let backoff = Backoff(base: .seconds(2), minimum: .seconds(1), maximum: .seconds(60))
    /// Whoever has worked so long is well: the pauses begin anew.
    static let runIsWell = Duration.seconds(60)

    /// Ends in a row that came too soon, or with a fault.
    private(set) var failures = 0

    /// How long to wait before the next start.
    ///
    /// - Parameters:
    ///   - code: How it ended: 0 after its lifetime, so at once again.
    ///   - ran: How long it has run.
    ///   - random: A number in 0..<1, fresh for each call.
    mutating func pause(code: Int32, ran: Duration, random: Double) -> Duration {
        if ran >= Self.runIsWell { failures = 0 }
        if code == 0, ran >= Self.runIsWell { return .zero }
        failures += 1
        return Self.backoff.delay(attempt: failures, random: random)
    }
}
