import Messages
import Postgres
import WorkerRuntime

extension FleetStatus {
    init(_ database: Database) async throws {
        let served = Set(try await Presence.listening(QueueName.fleet, in: database).map(\.rawValue))
        queues = try await Self.queues(database, served: served)
        runs = try await Self.runs(database)
        breakers = try await Self.breakers(database)
        penalties = try await Self.penalties(database)
    }

    /// The fleet's queues in the order of a discovery, then any others.
    private static func queues(_ database: Database, served: Set<String>) async throws -> [Queue] {
        try await database.query(
            """
            select queue, visible, delayed_or_in_flight, oldest_visible_age_seconds, archived, dead_letters
            from linernotes.queue_depths order by array_position($1::text[], queue) nulls last, queue
            """, QueueName.fleet.map(\.rawValue)
        ).map { row in
            let queue: String = try row["queue"]
            return Queue(
                queue: queue, visible: try row["visible"], delayedOrInFlight: try row["delayed_or_in_flight"],
                oldestVisibleAgeSeconds: try row["oldest_visible_age_seconds"], archived: try row["archived"],
                deadLetters: try row["dead_letters"], isServed: served.contains(queue))
        }
    }

    private static func runs(_ database: Database) async throws -> [Run] {
        try await database.query(
            """
            select run_id::text as run_id, artist, started_at, finished_at, in_flight, dead_lettered, requests
            from linernotes.run_status where started_at > linernotes.current_time() - interval '1 day'
            order by started_at desc limit 20
            """
        ).map {
            Run(
                runId: try $0["run_id"], artist: try $0["artist"], startedAt: try $0["started_at"],
                finishedAt: try $0["finished_at"], inFlight: try $0["in_flight"],
                deadLettered: try $0["dead_lettered"], requests: try $0["requests"])
        }
    }

    private static func breakers(_ database: Database) async throws -> [Breaker] {
        try await database.query(
            """
            select upstream, state, consecutive_failures, last_failure_type, retry_at
            from linernotes.circuit_breakers where state <> 'closed' order by upstream limit 100
            """
        ).map {
            Breaker(
                upstream: try $0["upstream"], state: try $0["state"],
                consecutiveFailures: try $0["consecutive_failures"], lastFailure: try $0["last_failure_type"],
                retryAt: try $0["retry_at"])
        }
    }

    private static func penalties(_ database: Database) async throws -> [Penalty] {
        try await database.query(
            """
            select upstream, blocked_until, reason from linernotes.rate_limit_penalties
            where blocked_until > linernotes.current_time() order by upstream limit 100
            """
        ).map { Penalty(upstream: try $0["upstream"], until: try $0["blocked_until"], reason: try $0["reason"]) }
    }
}
