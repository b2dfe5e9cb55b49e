public import FoundationEssentials
public import Messages
import Postgres

/// How far a discovery is: a row of `linernotes.run_status`.
public struct RunProgress: Sendable, Equatable, Encodable {
    /// What became of a run's messages in one queue.
    public struct QueueProgress: Sendable, Equatable, Codable {
        /// Messages sent so far.
        public var sent = 0
        /// Those that are done.
        public var acknowledged = 0
        /// Those that were given up.
        public var deadLettered = 0
        /// Those that are neither.
        public var inFlight = 0
        /// Requests to providers for them.
        public var requests = 0

        public init(sent: Int = 0, acknowledged: Int = 0, deadLettered: Int = 0, inFlight: Int = 0, requests: Int = 0) {
            self.sent = sent
            self.acknowledged = acknowledged
            self.deadLettered = deadLettered
            self.inFlight = inFlight
            self.requests = requests
        }
    }

    /// The run's id, a UUID in lower case.
    public let runId: String
    /// Who is asked for, by name or id.
    public let artist: String
    /// When it was asked for.
    public let startedAt: Date
    /// When its last message was settled; nil while messages are in flight.
    public var finishedAt: Date?
    /// Messages that are not settled.
    public let inFlight: Int
    /// Messages that were given up.
    public let deadLettered: Int
    /// Requests to providers so far.
    public let requests: Int
    /// The same by queue; a queue that had no message of the run is missing.
    public let queues: [String: QueueProgress]

    /// Everything sent was acknowledged or given up; what a message leads to is sent in the same moment as the
    /// message is acknowledged, so nothing is in between.
    public var isFinished: Bool { inFlight <= 0 && queues.values.contains { $0.sent > 0 } }

    /// What became of the run's messages in a queue: zeros where it had none.
    public func of(_ queue: QueueName) -> QueueProgress { queues[queue.rawValue] ?? QueueProgress() }
}

extension RunProgress {
    init(row: Row) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let queues: String = try row["queues"]
        self.init(
            runId: try row["run_id"], artist: try row["artist"], startedAt: try row["started_at"],
            finishedAt: try row["finished_at"], inFlight: try row["in_flight"],
            deadLettered: try row["dead_lettered"], requests: try row["requests"],
            queues: try decoder.decode([String: QueueProgress].self, from: Data(queues.utf8)))
    }
}

extension FleetQueries {
    /// How far a run is; nil where there is none of that id.
    ///
    /// - Parameter run: A whole id.
    /// - Throws: `DatabaseError`.
    public func progress(of run: String) async throws -> RunProgress? { try await runsMatching(run).first }

    /// The newest runs, newest first.
    ///
    /// - Parameters:
    ///   - age: Only those that started within so long; nil: any.
    ///   - after: Only those behind this run; nil: from the newest on.
    func progress(startedWithin age: Duration? = nil, after: UUID? = nil, limit: Int) async throws -> [RunProgress] {
        try await database.query(
            """
            with last as (select run_id, started_at from linernotes.run_status where run_id = $2::text::uuid)
            select run_id::text as run_id, artist, started_at, finished_at, in_flight, dead_lettered, requests,
              queues::text as queues
            from linernotes.run_status
            where ($1::float8 is null or started_at > linernotes.current_time() - make_interval(secs => $1))
              and ($2::text is null or (
                started_at <= (select started_at from last)
                and (started_at < (select started_at from last) or run_id > (select run_id from last))))
            order by started_at desc, run_id limit $3
            """, age.map { $0 / .seconds(1) }, after?.uuidString, limit
        ).map(RunProgress.init(row:))
    }

    /// The runs whose id begins so, ten at most; none where the text is no beginning of an id.
    func runsMatching(_ text: String) async throws -> [RunProgress] {
        guard let range = RunIDRange(text) else { return [] }
        return try await database.query(
            """
            select run_id::text as run_id, artist, started_at, finished_at, in_flight, dead_lettered, requests,
              queues::text as queues
            from linernotes.run_status where run_id between $1::text::uuid and $2::text::uuid order by run_id limit 10
            """, range.first, range.last
        ).map(RunProgress.init(row:))
    }
}
