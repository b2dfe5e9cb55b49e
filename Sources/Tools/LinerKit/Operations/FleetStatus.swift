import FoundationEssentials
import Messages
import Postgres
import WorkerRuntime

/// What an operator looks at first.
struct FleetStatus: Sendable, Equatable, Encodable {
    struct Queue: Sendable, Equatable, Encodable {
        let queue: String
        let visible: Int
        let delayedOrInFlight: Int
        let oldestVisibleAgeSeconds: Double?
        let archived: Int
        let deadLetters: Int
        /// Whether a staying worker listens.
        let isServed: Bool
        /// Whether numbers above 10,000 are estimated: nobody counts millions to look at them.
        var isEstimate = false
    }

    struct Run: Sendable, Equatable, Encodable {
        let runId: String
        let artist: String
        let startedAt: Date
        let finishedAt: Date?
        let inFlight: Int
        let deadLettered: Int
        let requests: Int
    }

    struct Breaker: Sendable, Equatable, Encodable {
        let upstream: String
        let state: String
        let consecutiveFailures: Int
        let lastFailure: String?
        /// null where it has no end.
        let retryAt: Date?
        /// Whether it stays open until somebody closes it.
        let isUntilLifted: Bool
    }

    struct Penalty: Sendable, Equatable, Encodable {
        let upstream: String
        /// null where it has no end.
        let until: Date?
        /// Whether it holds until somebody lifts it.
        let isUntilLifted: Bool
        let reason: String?
    }

    let queues: [Queue]
    let runs: [Run]
    /// Those that are not closed.
    let breakers: [Breaker]
    /// Upstreams that told us to wait.
    let penalties: [Penalty]
}
