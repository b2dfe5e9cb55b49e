public import FoundationEssentials
import Postgres

/// A worker that recorded a batch lately.
public struct WorkerAnswer: Sendable, Equatable, Encodable {
    /// The executable, the machine and the process.
    public let worker: String
    /// The queue that it reads.
    public let queue: String
    /// When it read its last batch.
    public let lastSeen: Date
    /// Since then, by the database's clock.
    public let ageSeconds: Double
    /// Messages that it finished within the time asked about.
    public let acknowledged: Int
    /// Handlings that failed, and messages that it gave up.
    public let failed: Int
    /// Messages that it put off.
    public let deferred: Int
    /// Requests to providers.
    public let requests: Int
}

extension FleetQueries {
    /// The workers that recorded a batch within the last hour, who did so last first.
    ///
    /// - Parameter limit: Most workers, 1 or more.
    /// - Throws: `DatabaseError`; 42501 for logins without the operator's role.
    public func workers(limit: Int) async throws -> [WorkerAnswer] {
        try await database.query(
            """
            select m.worker, m.queue, max(m.started_at) as last_seen,
              greatest(0, extract(epoch from n.now - max(m.started_at)))::float8 as age_seconds,
              sum(m.acknowledged)::bigint as acknowledged, sum(m.failed + m.dead_lettered)::bigint as failed,
              sum(m.deferred)::bigint as deferred, sum(m.requests)::bigint as requests
            from (select linernotes.current_time() as now) as n
            join linernotes.queue_metrics m on m.started_at > n.now - interval '1 hour'
            group by m.worker, m.queue, n.now
            order by last_seen desc, m.worker limit $1
            """, limit
        ).map {
            WorkerAnswer(
                worker: try $0["worker"], queue: try $0["queue"], lastSeen: try $0["last_seen"],
                ageSeconds: try $0["age_seconds"], acknowledged: try $0["acknowledged"], failed: try $0["failed"],
                deferred: try $0["deferred"], requests: try $0["requests"])
        }
    }
}
