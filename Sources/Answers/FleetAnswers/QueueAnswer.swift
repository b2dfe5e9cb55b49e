public import FoundationEssentials
import Postgres

/// All that there is to know of a queue.
public struct QueueAnswer: Sendable, Equatable, Encodable {
    /// The last batch that a worker recorded.
    public struct Batch: Sendable, Equatable, Encodable {
        /// Who worked on it: the executable, the machine and the process.
        public let worker: String
        /// When it was read.
        public let startedAt: Date
        /// Since then, by the database's clock.
        public let ageSeconds: Double
        /// How long it took.
        public let seconds: Double
        /// Messages that it held.
        public let messagesRead: Int
        /// Messages of it that are done.
        public let acknowledged: Int
        /// Requests to providers for it.
        public let requests: Int
    }

    /// Its name.
    public let queue: String
    /// `running`, `paused` or `draining`.
    public let state: String
    /// Messages that may be read now.
    public let visible: Int
    /// Messages that wait for their time, or are in a worker's hands.
    public let delayedOrInFlight: Int
    /// Since the message that waits longest became visible; nil where none is.
    public let oldestVisibleAgeSeconds: Double?
    /// Since the newest message that still waits was sent, or became visible after that.
    public let newestAgeSeconds: Double?
    /// Messages that it ever had; sends that were rolled back count too.
    public let messagesTotal: Int
    /// Messages in the archive, always estimated.
    public let archived: Int
    /// Dead letters that were not sent back.
    public let deadLetters: Int
    /// Whether a staying worker listens.
    public let isServed: Bool
    /// Whether numbers above 10,000 are estimated.
    public let isEstimate: Bool
    /// nil where no worker recorded any.
    public let lastBatch: Batch?

    init(_ queue: FleetStatus.Queue, _ activity: QueueActivity?) {
        self.queue = queue.queue
        state = activity?.state ?? "running"
        visible = queue.visible
        delayedOrInFlight = queue.delayedOrInFlight
        oldestVisibleAgeSeconds = queue.oldestVisibleAgeSeconds
        newestAgeSeconds = [activity?.newestAgeSeconds, queue.oldestVisibleAgeSeconds].compactMap(\.self).min()
        messagesTotal = activity?.messagesTotal ?? 0
        archived = queue.archived
        deadLetters = queue.deadLetters
        isServed = queue.isServed
        isEstimate = queue.isEstimate
        lastBatch = activity?.lastBatch
    }
}

extension FleetQueries {
    /// All queues, the fleet's own in the order of a discovery, then any others.
    ///
    /// - Throws: `DatabaseError`.
    public func queues() async throws -> [QueueAnswer] {
        let depths = try await queueDepths()
        let activities = try await activities()
        return depths.map { QueueAnswer($0, activities[$0.queue]) }
    }

    /// What moved lately, by queue.
    private func activities() async throws -> [String: QueueActivity] {
        try await database.query(
            """
            select a.queue, coalesce(q.state, 'running') as state, a.newest_age_seconds, a.messages_total, b.worker, b.started_at,
              extract(epoch from linernotes.current_time() - b.started_at)::float8 as age_seconds,
              b.duration_ms, b.messages_read, b.acknowledged, b.requests
            from linernotes.queue_activity() as a
            left join linernotes.queues q using (queue)
            left join lateral (
              select m.* from linernotes.queue_metrics m
              where m.queue = a.queue order by m.started_at desc, m.id desc limit 1) as b on true
            """
        ).reduce(into: [:]) { activities, row in
            activities[try row["queue"]] = QueueActivity(
                state: try row["state"], newestAgeSeconds: try row["newest_age_seconds"],
                messagesTotal: try row["messages_total"], lastBatch: try QueueAnswer.Batch(row: row))
        }
    }
}

/// What moved in a queue lately.
struct QueueActivity: Sendable, Equatable {
    let state: String
    let newestAgeSeconds: Double?
    let messagesTotal: Int
    let lastBatch: QueueAnswer.Batch?
}

extension QueueAnswer.Batch {
    /// nil where there was none.
    init?(row: Row) throws {
        guard let worker: String = try row["worker"] else { return nil }
        self.init(
            worker: worker, startedAt: try row["started_at"], ageSeconds: try row["age_seconds"],
            seconds: Double(try row["duration_ms"] as Int) / 1_000, messagesRead: try row["messages_read"],
            acknowledged: try row["acknowledged"], requests: try row["requests"])
    }
}
