public import FoundationEssentials

/// What an operator looks at first.
public struct FleetStatus: Sendable, Equatable, Encodable {
    /// What waits in a queue now.
    public struct Queue: Sendable, Equatable, Encodable {
        /// The queue's name.
        public let queue: String
        /// Messages that may be read now.
        public let visible: Int
        /// Messages that wait for their time, or are in a worker's hands.
        public let delayedOrInFlight: Int
        /// Since the message that waits longest became visible; nil where none is.
        public let oldestVisibleAgeSeconds: Double?
        /// Messages in the archive, always estimated.
        public let archived: Int
        /// Dead letters that were not sent back.
        public let deadLetters: Int
        /// Whether a staying worker listens.
        public let isServed: Bool
        /// Whether numbers above 10,000 are estimated: nobody counts millions to look at them.
        public var isEstimate = false
    }

    /// A run in short.
    public struct Run: Sendable, Equatable, Encodable {
        /// The run's id, a UUID in lower case.
        public let runId: String
        /// Who is asked for, by name or id.
        public let artist: String
        /// When it was asked for.
        public let startedAt: Date
        /// When its last message was settled; nil while messages are in flight.
        public let finishedAt: Date?
        /// Messages that are not settled.
        public let inFlight: Int
        /// Messages that were given up.
        public let deadLettered: Int
        /// Requests to providers so far.
        public let requests: Int
    }

    /// A breaker that is not closed.
    public struct Breaker: Sendable, Equatable, Encodable {
        /// Whom it keeps from being asked.
        public let upstream: String
        /// `open` or `half_open`.
        public let state: String
        /// Failures without a success between them.
        public let consecutiveFailures: Int
        /// The kind of the last failure; nil where none is noted.
        public let lastFailure: String?
        /// When it lets a probe through; nil where that has no end.
        public let retryAt: Date?
        /// Whether it stays open until somebody closes it.
        public let isUntilLifted: Bool
    }

    /// A wait that an upstream, or an operator, has imposed.
    public struct Penalty: Sendable, Equatable, Encodable {
        /// Who is not asked meanwhile.
        public let upstream: String
        /// Its end; nil where it has none.
        public let until: Date?
        /// Whether it holds until somebody lifts it.
        public let isUntilLifted: Bool
        /// Why, in the words of whoever imposed it.
        public let reason: String?
    }

    /// All queues, the fleet's own first in the order of a discovery.
    public let queues: [Queue]
    /// Those that started within the last day, newest first, 20 at most.
    public let runs: [Run]
    /// Those that are not closed, by name, 100 at most.
    public let breakers: [Breaker]
    /// Upstreams that told us to wait, by name, 100 at most.
    public let penalties: [Penalty]
}
