import FleetMessages
import FoundationEssentials
import Messages
import Postgres
import WorkerRuntime

extension FleetStatus {
    init(_ database: Database) async throws {
        queues = try await Self.queues(database)
        runs = try await Self.runs(database)
        breakers = try await Self.breakers(database)
        penalties = try await Self.penalties(database)
    }

    /// The fleet's queues in the order of a discovery, then any others.
    static func queues(_ database: Database) async throws -> [Queue] {
        let served = Set(try await Presence.listening(QueueName.fleet, in: database).map(\.rawValue))
        return try await database.query(
            """
            select queue, visible, delayed_or_in_flight, oldest_visible_age_seconds, archived, dead_letters,
              is_estimate
            from linernotes.queue_depths order by array_position($1::text[], queue) nulls last, queue
            """, QueueName.fleet.map(\.rawValue)
        ).map { row in
            let queue: String = try row["queue"]
            return Queue(
                queue: queue, visible: try row["visible"], delayedOrInFlight: try row["delayed_or_in_flight"],
                oldestVisibleAgeSeconds: try row["oldest_visible_age_seconds"], archived: try row["archived"],
                deadLetters: try row["dead_letters"], isServed: served.contains(queue),
                isEstimate: try row["is_estimate"])
        }
    }

    /// Those of the last day, newest first.
    private static func runs(_ database: Database) async throws -> [Run] {
        try await Runs(database).newest(startedWithin: .seconds(86_400), limit: 20).map {
            Run(
                runId: $0.runId, artist: $0.artist, startedAt: $0.startedAt, finishedAt: $0.finishedAt,
                inFlight: $0.inFlight, deadLettered: $0.deadLettered, requests: $0.requests)
        }
    }

    private static func breakers(_ database: Database) async throws -> [Breaker] {
        try await database.query(
            """
            select upstream, state, consecutive_failures, last_failure_type, retry_at
            from linernotes.circuit_breakers where state <> 'closed' order by upstream limit 100
            """
        ).map {
            let until: Date? = try $0["retry_at"]
            let isUntilLifted = until.map(Spelling.isForEver) ?? false
            return Breaker(
                upstream: try $0["upstream"], state: try $0["state"],
                consecutiveFailures: try $0["consecutive_failures"], lastFailure: try $0["last_failure_type"],
                retryAt: isUntilLifted ? nil : until, isUntilLifted: isUntilLifted)
        }
    }

    private static func penalties(_ database: Database) async throws -> [Penalty] {
        try await database.query(
            """
            select upstream, blocked_until, reason from linernotes.rate_limit_penalties
            where blocked_until > linernotes.current_time() order by upstream limit 100
            """
        ).map {
            let until: Date = try $0["blocked_until"]
            let isUntilLifted = Spelling.isForEver(until)
            return Penalty(
                upstream: try $0["upstream"], until: isUntilLifted ? nil : until, isUntilLifted: isUntilLifted,
                reason: try $0["reason"])
        }
    }
}
