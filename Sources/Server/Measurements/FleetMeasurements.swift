import Postgres

/// What is measured: one round trip of six statements, none of which grows with what waits or was ever done.
struct FleetMeasurements: Sendable {
    let database: Database

    /// Upper bounds of the batches' durations in seconds, as `linernotes.queue_totals` counts them; the last is infinity.
    static let bounds = ["0.1", "0.5", "1", "5", "10", "30", "60", "+Inf"]
    /// Providers have names of ours. Users' own limits are counted and not named.
    static let providersMaximum = 100

    func text() async throws -> String {
        let rows = try await database.pipeline(Self.statements)
        var text = PrometheusText()
        try QueueMeasurements.add(depths: rows[0], activity: rows[1], to: &text)
        try TotalMeasurements.add(rows[2], to: &text)
        try Self.add(workers: rows[3], to: &text)
        try ProviderMeasurements.add(rows[4], to: &text)
        try Self.add(maintenance: rows[5], to: &text)
        return text.text
    }

    private static let statements = [
        Statement(
            """
            select queue, visible, delayed_or_in_flight, coalesce(oldest_visible_age_seconds, 0) as age, archived,
              dead_letters
            from linernotes.queue_depths
            """),
        Statement("select queue, messages_total from linernotes.queue_activity()"),
        Statement("select * from linernotes.queue_totals order by queue"),
        Statement(
            """
            select m.queue, count(distinct m.worker) as workers,
              greatest(0, extract(epoch from linernotes.current_time() - max(m.started_at)))::float8 as age
            from linernotes.queue_metrics m
            join linernotes.entered_queues e on e.queue = m.queue
            where m.started_at > linernotes.current_time() - interval '15 minutes'
            group by m.queue
            """),
        Statement(
            """
            select split_part(upstream, '/', 1) as provider, strpos(upstream, '/') = 0 as is_whole, l.capacity, l.window_ms,
              case when l.window_start + l.window_ms * interval '1 millisecond' > clock_timestamp() then l.used else 0 end
                as used,
              coalesce(b.state, 'closed') as breaker, coalesce(b.consecutive_failures, 0) as failures,
              coalesce(b.trips, 0) as trips,
              greatest(0, coalesce(case when p.blocked_until = 'infinity' then 'infinity'
                else extract(epoch from p.blocked_until - clock_timestamp())::float8 end, 0)) as penalty
            from linernotes.rate_limits l
            full join linernotes.circuit_breakers b using (upstream)
            full join linernotes.rate_limit_penalties p using (upstream)
            where strpos(upstream, '/') = 0 order by upstream limit $1
            """, providersMaximum),
        // By the last task of each. Where none was ever done, since the schema was made.
        Statement(
            """
            select greatest(0, extract(epoch from linernotes.current_time() - coalesce(
              (select max("timestamp") from linernotes.maintenance_logs where task = 'find_stalled'),
              (select min(applied_at) from linernotes.schema_migrations))))::float8 as age
            """),
    ]

    private static func add(maintenance rows: [Row], to text: inout PrometheusText) throws {
        text.family("liner_maintenance_age_seconds", .gauge, "Since the hourly maintenance was last done.")
        for row in rows { text.sample("liner_maintenance_age_seconds", [], try row["age", as: Double.self]) }
    }

    private static func add(workers: [Row], to text: inout PrometheusText) throws {
        text.family("liner_workers_active", .gauge, "Workers that recorded a batch within 15 minutes, by their queue.")
        for row in workers {
            text.sample("liner_workers_active", [("queue", try row["queue"])], try row["workers", as: Int64.self])
        }
        text.family("liner_worker_last_batch_age_seconds", .gauge, "Since a worker of the queue began its last batch.")
        for row in workers {
            text.sample(
                "liner_worker_last_batch_age_seconds", [("queue", try row["queue"])], try row["age", as: Double.self])
        }
    }
}

/// What waits in queues.
enum QueueMeasurements {
    static func add(depths: [Row], activity: [Row], to text: inout PrometheusText) throws {
        text.family("liner_queue_messages", .gauge, "Messages that wait; above 10000 an estimate.")
        for row in depths {
            let queue: String = try row["queue"]
            text.sample(
                "liner_queue_messages", [("queue", queue), ("state", "visible")], try row["visible", as: Int64.self])
            text.sample(
                "liner_queue_messages", [("queue", queue), ("state", "hidden")],
                try row["delayed_or_in_flight", as: Int64.self])
        }
        text.family(
            "liner_queue_oldest_visible_age_seconds", .gauge,
            "Since the message that waits longest may be read; 0: none.")
        for row in depths {
            text.sample(
                "liner_queue_oldest_visible_age_seconds", [("queue", try row["queue"])], try row["age", as: Double.self]
            )
        }
        text.family("liner_dead_letters", .gauge, "Dead letters that wait, by their queue; above 10000 an estimate.")
        for row in depths {
            text.sample("liner_dead_letters", [("queue", try row["queue"])], try row["dead_letters", as: Int64.self])
        }
        text.family("liner_queue_archived_messages", .gauge, "Messages in the archive, an estimate.")
        for row in depths {
            text.sample(
                "liner_queue_archived_messages", [("queue", try row["queue"])], try row["archived", as: Int64.self])
        }
        text.family("liner_queue_messages_sent_total", .counter, "Messages ever sent; one that was rolled back counts.")
        for row in activity {
            text.sample(
                "liner_queue_messages_sent_total", [("queue", try row["queue"])],
                try row["messages_total", as: Int64.self])
        }
    }
}

/// What was ever done.
enum TotalMeasurements {
    private static let outcomes = ["acknowledged", "failed", "deferred", "dead_lettered", "stale"]

    static func add(_ rows: [Row], to text: inout PrometheusText) throws {
        text.family("liner_messages_handled_total", .counter, "Deliveries by how they ended.")
        for row in rows {
            for outcome in outcomes {
                text.sample(
                    "liner_messages_handled_total", [("queue", try row["queue"]), ("outcome", outcome)],
                    try row[outcome, as: Int64.self])
            }
        }
        text.family("liner_provider_requests_total", .counter, "Requests to providers: what the work of a queue cost.")
        for row in rows {
            text.sample(
                "liner_provider_requests_total", [("queue", try row["queue"])], try row["requests", as: Int64.self])
        }
        text.family("liner_cache_hits_total", .counter, "Answers that were had without a request.")
        for row in rows {
            text.sample("liner_cache_hits_total", [("queue", try row["queue"])], try row["cache_hits", as: Int64.self])
        }
        try durations(rows, to: &text)
    }

    private static func durations(_ rows: [Row], to text: inout PrometheusText) throws {
        let name = "liner_batch_duration_seconds"
        text.family(
            name, .histogram, "How long batches took; batches of less than a second together count as their mean.")
        for row in rows {
            let queue: String = try row["queue"]
            let counts: [Int64] = try row["duration_buckets"]
            var total: Int64 = 0
            for (bound, count) in zip(FleetMeasurements.bounds, counts) {
                total += count
                text.sample("\(name)_bucket", [("queue", queue), ("le", bound)], total)
            }
            text.sample("\(name)_sum", [("queue", queue)], Double(try row["duration_ms", as: Int64.self]) / 1_000)
            text.sample("\(name)_count", [("queue", queue)], total)
        }
    }
}

/// Limits, penalties and breakers.
enum ProviderMeasurements {
    private static let states = ["closed", "half_open", "open"]

    static func add(_ rows: [Row], to text: inout PrometheusText) throws {
        let limited = try rows.filter { try $0["capacity", as: Int64?.self] != nil }
        text.family("liner_provider_window_requests", .gauge, "Requests that a window of the limit takes.")
        for row in limited {
            text.sample("liner_provider_window_requests", try label(row), try row["capacity", as: Int64.self])
        }
        text.family("liner_provider_window_requests_used", .gauge, "Requests granted in the current window.")
        for row in limited {
            text.sample("liner_provider_window_requests_used", try label(row), try row["used", as: Int64.self])
        }
        text.family("liner_provider_window_seconds", .gauge, "How long a window is.")
        for row in limited {
            text.sample(
                "liner_provider_window_seconds", try label(row), Double(try row["window_ms", as: Int64.self]) / 1_000)
        }
        text.family(
            "liner_provider_penalty_seconds", .gauge, "How long it may not be asked; +Inf: until that is lifted.")
        for row in rows {
            text.sample("liner_provider_penalty_seconds", try label(row), try row["penalty", as: Double.self])
        }
        text.family("liner_breaker_state", .gauge, "1 for the state that the provider's breaker is in.")
        for row in rows {
            let state: String = try row["breaker"]
            for each in states {
                text.sample("liner_breaker_state", try label(row) + [("state", each)], Int64(each == state ? 1 : 0))
            }
        }
        text.family("liner_breaker_failures", .gauge, "Failures without a success between them.")
        for row in rows { text.sample("liner_breaker_failures", try label(row), try row["failures", as: Int64.self]) }
    }

    private static func label(_ row: Row) throws -> [(String, String)] { [("provider", try row["provider"])] }
}
