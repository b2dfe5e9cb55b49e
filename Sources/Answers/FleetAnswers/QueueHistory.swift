import Postgres

/// What moved in a queue, minute by minute.
public struct QueueHistory: Sendable, Equatable, Encodable {
    /// One minute, by when its batches were read.
    public struct Minute: Sendable, Equatable, Encodable {
        /// Messages that workers read.
        public var messagesRead = 0
        /// Messages that were done.
        public var acknowledged = 0
        /// Handlings that failed, and messages that were given up.
        public var failed = 0
        /// Messages put off at no cost: a limit, an open breaker, a shutdown.
        public var deferred = 0
        /// Requests to providers.
        public var requests = 0

        public init(messagesRead: Int = 0, acknowledged: Int = 0, failed: Int = 0, deferred: Int = 0, requests: Int = 0)
        {
            self.messagesRead = messagesRead
            self.acknowledged = acknowledged
            self.failed = failed
            self.deferred = deferred
            self.requests = requests
        }
    }

    /// The queue's name.
    public let queue: String
    /// The oldest minute first; the last one is not over yet.
    public let minutes: [Minute]

    public init(queue: String, minutes: [Minute]) {
        self.queue = queue
        self.minutes = minutes
    }
}

extension FleetQueries {
    /// What moved in each queue within the last minutes, by name; a queue in which nothing did is missing.
    ///
    /// - Parameter minutes: How far back, 1…1,440.
    /// - Throws: `DatabaseError`; 42501 for logins without the operator's role.
    public func histories(minutes: Int = 60) async throws -> [String: QueueHistory] {
        let rows = try await database.query(
            """
            select m.queue, floor(extract(epoch from n.now - m.started_at) / 60)::int as age,
              sum(m.messages_read)::bigint as messages_read, sum(m.acknowledged)::bigint as acknowledged,
              sum(m.failed + m.dead_lettered)::bigint as failed, sum(m.deferred)::bigint as deferred,
              sum(m.requests)::bigint as requests
            from (select linernotes.current_time() as now) as n
            join linernotes.queue_metrics m
              on m.started_at > n.now - make_interval(mins => $1) and m.started_at <= n.now
            group by 1, 2
            """, minutes)
        var histories: [String: [QueueHistory.Minute]] = [:]
        for row in rows {
            let age: Int = try row["age"]
            guard (0..<minutes).contains(age) else { continue }
            let queue: String = try row["queue"]
            histories[queue, default: Array(repeating: QueueHistory.Minute(), count: minutes)][minutes - 1 - age] =
                try QueueHistory.Minute(row: row)
        }
        return Dictionary(
            uniqueKeysWithValues: histories.map { ($0.key, QueueHistory(queue: $0.key, minutes: $0.value)) })
    }
}

extension QueueHistory.Minute {
    fileprivate init(row: Row) throws {
        self.init(
            messagesRead: try row["messages_read"], acknowledged: try row["acknowledged"], failed: try row["failed"],
            deferred: try row["deferred"], requests: try row["requests"])
    }
}
