import FleetMessages
import FoundationEssentials
import Messages
import Postgres
import WorkerRuntime

extension FleetQueries {
    /// Queues, runs of the last day, and what keeps the fleet waiting.
    ///
    /// - Throws: `DatabaseError`.
    public func status() async throws -> FleetStatus {
        FleetStatus(
            queues: try await queueDepths(), runs: try await runsOfLastDay(), breakers: try await breakers(),
            penalties: try await penalties())
    }

    /// What waits: the fleet's queues in the order of a discovery, then any others.
    ///
    /// - Throws: `DatabaseError`.
    public func queueDepths() async throws -> [FleetStatus.Queue] {
        let served = Set(try await Presence.listening(QueueName.fleet, in: database).map(\.rawValue))
        return try await database.query(
            """
            select queue, visible, delayed_or_in_flight, oldest_visible_age_seconds, archived, dead_letters,
              is_estimate
            from linernotes.queue_depths order by array_position($1::text[], queue) nulls last, queue
            """, QueueName.fleet.map(\.rawValue)
        ).map { row in
            let queue: String = try row["queue"]
            return FleetStatus.Queue(
                queue: queue, visible: try row["visible"], delayedOrInFlight: try row["delayed_or_in_flight"],
                oldestVisibleAgeSeconds: try row["oldest_visible_age_seconds"], archived: try row["archived"],
                deadLetters: try row["dead_letters"], isServed: served.contains(queue),
                isEstimate: try row["is_estimate"])
        }
    }

    private func runsOfLastDay() async throws -> [FleetStatus.Run] {
        try await progress(startedWithin: .seconds(86_400), limit: 20).map {
            FleetStatus.Run(
                runId: $0.runId, artist: $0.artist, startedAt: $0.startedAt, finishedAt: $0.finishedAt,
                inFlight: $0.inFlight, deadLettered: $0.deadLettered, requests: $0.requests)
        }
    }

    private func breakers() async throws -> [FleetStatus.Breaker] {
        try await database.query(
            """
            select upstream, state, consecutive_failures, last_failure_type, retry_at
            from linernotes.circuit_breakers where state <> 'closed' order by upstream limit 100
            """
        ).map {
            let end = HoldEnd(try $0["retry_at"])
            return FleetStatus.Breaker(
                upstream: try $0["upstream"], state: try $0["state"],
                consecutiveFailures: try $0["consecutive_failures"], lastFailure: try $0["last_failure_type"],
                retryAt: end.until, isUntilLifted: end.isUntilLifted)
        }
    }

    private func penalties() async throws -> [FleetStatus.Penalty] {
        try await database.query(
            """
            select upstream, blocked_until, reason from linernotes.rate_limit_penalties
            where blocked_until > linernotes.current_time() order by upstream limit 100
            """
        ).map {
            let end = HoldEnd(try $0["blocked_until"])
            return FleetStatus.Penalty(
                upstream: try $0["upstream"], until: end.until, isUntilLifted: end.isUntilLifted,
                reason: try $0["reason"])
        }
    }
}
