public import FoundationEssentials

/// A run: how far it is, and what it cost.
public struct RunAnswer: Sendable, Equatable, Encodable {
    /// How far a run is.
    public enum State: String, Sendable, Encodable {
        /// Messages of it are in flight.
        case running
        /// Every message of it was handled.
        case done
        /// Done, and something was given up.
        case withDeadLetters = "with_dead_letters"
    }

    /// The run's id, a UUID in lower case.
    public let runId: String
    /// Who is asked for, by name or id.
    public let artist: String
    /// How far it is.
    public let state: State
    /// When it was asked for.
    public let startedAt: Date
    /// When its last message was settled; nil while messages are in flight.
    public let finishedAt: Date?
    /// From its start to its end, or to now.
    public let seconds: Double
    /// Messages sent so far; what is found sends more.
    public let sent: Int
    /// Those that are done.
    public let acknowledged: Int
    /// Those that were given up.
    public let deadLettered: Int
    /// Those that are neither.
    public let inFlight: Int
    /// What it cost: requests to providers.
    public let requests: Int
    /// The same by queue; a queue that had no message of the run is missing.
    public let queues: [String: RunProgress.QueueProgress]

    /// - Parameter now: The time at the server, by which a run that is under way has lasted.
    public init(_ progress: RunProgress, now: Date) {
        runId = progress.runId
        artist = progress.artist
        state = progress.finishedAt == nil ? .running : progress.deadLettered > 0 ? .withDeadLetters : .done
        startedAt = progress.startedAt
        finishedAt = progress.finishedAt
        seconds = max(0, (progress.finishedAt ?? now).timeIntervalSince(progress.startedAt))
        sent = progress.queues.values.reduce(0) { $0 + $1.sent }
        acknowledged = progress.queues.values.reduce(0) { $0 + $1.acknowledged }
        deadLettered = progress.deadLettered
        inFlight = progress.inFlight
        requests = progress.requests
        queues = progress.queues
    }
}

extension FleetQueries {
    /// The newest runs, newest first.
    ///
    /// - Parameters:
    ///   - after: Only those behind this run, the last of the page before; nil: from the newest on. Behind one that
    ///     is gone there is nothing.
    ///   - limit: Most runs, 1 or more.
    /// - Throws: `DatabaseError`.
    public func runs(after: UUID? = nil, limit: Int) async throws -> [RunAnswer] {
        let now = try await now()
        return try await progress(after: after, limit: limit).map { RunAnswer($0, now: now) }
    }
}
