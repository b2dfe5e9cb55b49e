import FoundationEssentials
import Postgres

/// All that there is to know of a queue, as it is printed.
struct QueueAnswer: Sendable, Equatable, Encodable {
    /// The last batch that a worker recorded.
    struct Batch: Sendable, Equatable, Encodable {
        let worker: String
        let startedAt: Date
        let ageSeconds: Double
        let seconds: Double
        let messagesRead: Int
        let acknowledged: Int
        let requests: Int
    }

    let queue: String
    /// running, paused or draining.
    let state: String
    let visible: Int
    let delayedOrInFlight: Int
    let oldestVisibleAgeSeconds: Double?
    /// Since the newest message that still waits was sent.
    let newestAgeSeconds: Double?
    /// Messages that it ever had; sends that were rolled back count too.
    let messagesTotal: Int
    let archived: Int
    let deadLetters: Int
    /// Whether a staying worker listens.
    let isServed: Bool
    /// Whether numbers above 10,000 are estimated.
    let isEstimate: Bool
    let lastBatch: Batch?

    init(_ queue: FleetStatus.Queue, _ activity: QueueActivity?) {
        self.queue = queue.queue
        state = activity?.state ?? "running"
        visible = queue.visible
        delayedOrInFlight = queue.delayedOrInFlight
        oldestVisibleAgeSeconds = queue.oldestVisibleAgeSeconds
        newestAgeSeconds = activity?.newestAgeSeconds
        messagesTotal = activity?.messagesTotal ?? 0
        archived = queue.archived
        deadLetters = queue.deadLetters
        isServed = queue.isServed
        isEstimate = queue.isEstimate
        lastBatch = activity?.lastBatch
    }

    /// All queues in the order of a discovery, then any others.
    static func all(_ database: Database) async throws -> [QueueAnswer] {
        let queues = try await FleetStatus.queues(database)
        let activity = try await QueueActivity.byQueue(database)
        return queues.map { QueueAnswer($0, activity[$0.queue]) }
    }

    static func lines(_ queues: [QueueAnswer], width: Int) -> [String] {
        let legend = "oldest, newest, batch: how long ago; hidden: delayed, or in a worker's hands."
        return table(queues).lines(width: width) + ["", legend].map { $0.truncated(to: width) }
    }

    private func spelled(_ number: Int) -> String { Spelling.number(number, isEstimate: isEstimate) }

    private static func table(_ queues: [QueueAnswer]) -> Table {
        Table(
            [
                .text("queue", importance: 9, widthMinimum: 12), .number("due"), .number("hidden"),
                .number("oldest", importance: 4), .number("newest", importance: 2), .number("ever", importance: 3),
                .number("dead"), .text("worker", importance: 4, widthMinimum: 6), .number("batch", importance: 3),
            ],
            rows: queues.map {
                [
                    $0.state == "running" ? $0.queue : "\($0.queue) (\($0.state))", $0.spelled($0.visible),
                    $0.spelled($0.delayedOrInFlight), age($0.oldestVisibleAgeSeconds), age($0.newestAgeSeconds),
                    String($0.messagesTotal), $0.spelled($0.deadLetters),
                    $0.isServed ? "yes" : "–", age($0.lastBatch?.ageSeconds),
                ]
            })
    }

    private static func age(_ seconds: Double?) -> String { seconds.map { Spelling.age(seconds: max(0, $0)) } ?? "–" }
}

/// What moved in a queue lately.
struct QueueActivity: Sendable, Equatable {
    let state: String
    let newestAgeSeconds: Double?
    let messagesTotal: Int
    let lastBatch: QueueAnswer.Batch?

    static func byQueue(_ database: Database) async throws -> [String: QueueActivity] {
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
                messagesTotal: try row["messages_total"],
                lastBatch: try QueueAnswer.Batch(row: row))
        }
    }
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
