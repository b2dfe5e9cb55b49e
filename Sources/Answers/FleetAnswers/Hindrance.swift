import FleetMessages
public import FoundationEssentials
import Messages
import Postgres
import WorkerRuntime

/// Why messages that wait don't move.
public struct Hindrance: Sendable, Equatable, Encodable {
    /// What it is that holds them.
    public enum Kind: String, Sendable, Encodable {
        /// A provider may not be asked: it asked for that, its breaker is open, or an operator holds it.
        case upstreamHeld = "upstream_held"
        /// An operator has paused a queue: nothing is read.
        case queuePaused = "queue_paused"
        /// An operator drains a queue: nothing more is sent to it.
        case queueDraining = "queue_draining"
        /// Messages of a queue failed lately, and are tried again.
        case failing
        /// No worker stays for a queue: its messages wait for a run by cron, or for ever.
        case nobodyListens = "nobody_listens"
    }

    /// What it is.
    public let kind: Kind
    /// The provider's name, or the queue's.
    public let subject: String
    /// When it ends by itself; nil: when somebody ends it, or nobody knows.
    public let until: Date?
    /// In the words of whoever imposed it; nil: nobody gave any.
    public let reason: String?

    public init(kind: Kind, subject: String, until: Date? = nil, reason: String? = nil) {
        self.kind = kind
        self.subject = subject
        self.until = until
        self.reason = reason
    }
}

extension FleetQueries {
    /// What may keep a run's messages from being handled now: providers first, then queues in the order of a discovery.
    ///
    /// - Throws: `DatabaseError`.
    public func hindrances(of run: RunProgress) async throws -> [Hindrance] {
        let waiting = QueueName.fleet.filter { run.of($0).inFlight > 0 }
        let listening = Set(try await Presence.listening(waiting, in: database))
        let held = try await upstreamLimits().filter(\.isHeld).map {
            Hindrance(
                kind: .upstreamHeld, subject: $0.upstream, until: $0.heldUntil,
                reason: $0.reason.flatMap { $0.isEmpty ? nil : $0 } ?? $0.lastFailure)
        }
        return held + (try await states(of: waiting)) + (try await failures(of: run.runId))
            + waiting.filter { !listening.contains($0) }.map {
                Hindrance(kind: .nobodyListens, subject: $0.rawValue)
            }
    }

    /// When the first of a run's messages that wait may be read.
    ///
    /// - Parameter run: A whole id.
    /// - Throws: `DatabaseError`.
    public func nextDue(of run: String) async throws -> NextDue {
        let row = try await database.query(
            "select due, clock_timestamp() as now from linernotes.run_next_due($1::text::uuid) as due", run)[0]
        let due: Date? = try row["due"]
        guard let due else { return .nothingWaits }
        return HoldEnd(due).isUntilLifted ? .never : .at(due, now: try row["now"])
    }

    /// What failed within the last two minutes and waits to be tried again, the last of each queue.
    private func failures(of run: String) async throws -> [Hindrance] {
        try await database.query(
            """
            select distinct on (queue) queue, error from linernotes.worker_issues
            where run_id = $1::text::uuid and disposition = 'retryable'
              and at > linernotes.current_time() - interval '2 minutes'
            order by queue, at desc, id desc
            """, run
        ).map { Hindrance(kind: .failing, subject: try $0["queue"], reason: try $0["error"]) }
    }

    private func states(of queues: [QueueName]) async throws -> [Hindrance] {
        try await database.query(
            """
            select queue, state, state_reason from linernotes.queues
            where queue = any ($1) and state <> 'running' order by array_position($1, queue)
            """, queues.map(\.rawValue)
        ).map {
            let state: String = try $0["state"]
            let reason: String = try $0["state_reason"]
            return Hindrance(
                kind: state == "paused" ? .queuePaused : .queueDraining, subject: try $0["queue"],
                reason: reason.isEmpty ? nil : reason)
        }
    }
}

/// When the first of a run's waiting messages may be read.
public enum NextDue: Sendable, Equatable {
    /// No message of it waits.
    case nothingWaits
    /// By the database's clock.
    case at(Date, now: Date)
    /// All wait until somebody acts.
    case never

    /// Whether that is further off than somebody will wait.
    ///
    /// - Parameter patience: Longest wait.
    public func isBeyond(_ patience: Duration) -> Bool {
        switch self {
        case .nothingWaits: false
        case .at(let due, let now): due.timeIntervalSince(now) > patience / .seconds(1)
        case .never: true
        }
    }

    /// nil: no time is known.
    public var date: Date? { if case .at(let due, _) = self { due } else { nil } }
}
