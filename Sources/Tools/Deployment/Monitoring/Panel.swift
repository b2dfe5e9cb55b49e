/// A picture of the dashboard: what it answers, and what it asks of Prometheus.
struct Panel: Sendable, Equatable {
    /// How Grafana writes numbers.
    enum Unit: String, Sendable {
        case number = "short", seconds = "s", perMinute = "cpm", share = "percentunit"
    }

    let title: String
    /// One sentence, for the panel's corner.
    let description: String
    let unit: Unit
    /// Expressions with what their lines are called.
    let lines: [Line]

    struct Line: Sendable, Equatable {
        let expression: String
        let legend: String
    }

    init(_ title: String, _ description: String, _ unit: Unit, _ lines: [(String, String)]) {
        self.title = title
        self.description = description
        self.unit = unit
        self.lines = lines.map(Line.init)
    }

    /// All, in the order in which one looks: does anything wait, does anything move, does anything fail, what holds it up.
    static let all = waiting + moving + failing + providers

    private static let queue = #"{queue=~"$queue"}"#

    private static let waiting = [
        Panel(
            "Longest wait", "Since the oldest message may be read; health turns to 503 above its target.", .seconds,
            [("liner_queue_oldest_visible_age_seconds\(queue)", "{{queue}}")]),
        Panel(
            "Messages that may be read", "Above 10,000 an estimate.", .number,
            [(#"liner_queue_messages{queue=~"$queue",state="visible"}"#, "{{queue}}")]),
        Panel(
            "Messages in hand or put off", "In a worker's hands, or hidden until a limit lets them go.", .number,
            [(#"liner_queue_messages{queue=~"$queue",state="hidden"}"#, "{{queue}}")]),
        Panel(
            "Workers", "That recorded a batch within 15 minutes.", .number,
            [("liner_workers_active\(queue)", "{{queue}}")]),
    ]

    private static let moving = [
        Panel(
            "Messages sent a minute", "What comes in, follow-ups too.", .perMinute,
            [("60 * rate(liner_queue_messages_sent_total\(queue)[5m])", "{{queue}}")]),
        Panel(
            "Messages done a minute", "What goes out.", .perMinute,
            [(#"60 * rate(liner_messages_handled_total{queue=~"$queue",outcome="acknowledged"}[5m])"#, "{{queue}}")]),
        Panel(
            "Time of a batch", "Half of the batches, and 19 of 20, take no longer.", .seconds,
            [0.5, 0.95].map {
                (
                    "histogram_quantile(\($0), sum by (queue, le) (rate(liner_batch_duration_seconds_bucket\(queue)[15m])))",
                    "{{queue}} \($0)"
                )
            }),
        Panel(
            "Since the maintenance", "It is done hourly.", .seconds, [("liner_maintenance_age_seconds", "maintenance")]),
    ]

    private static let failing = [
        Panel(
            "Share of attempts that fail", "A few are normal.", .share,
            [
                (
                    #"sum by (queue) (rate(liner_messages_handled_total{queue=~"$queue",outcome="failed"}[15m]))"#
                        + " / sum by (queue) "
                        + #"(rate(liner_messages_handled_total{queue=~"$queue",outcome=~"acknowledged|failed"}[15m]))"#,
                    "{{queue}}"
                )
            ]),
        Panel(
            "Dead letters", "That wait for somebody.", .number, [("liner_dead_letters\(queue)", "{{queue}}")]),
        Panel(
            "Stale and put off an hour", "Stale should be none; many that are put off are normal under a tight limit.",
            .number,
            ["stale", "deferred"].map {
                (
                    #"increase(liner_messages_handled_total{queue=~"$queue",outcome="\#($0)"}[1h])"#,
                    "{{queue}} \($0)"
                )
            }),
        Panel(
            "Archived messages", "An estimate.", .number, [("liner_queue_archived_messages\(queue)", "{{queue}}")]),
    ]

    private static let providers = [
        Panel(
            "Requests a minute", "What the work of each queue costs.", .perMinute,
            [("60 * rate(liner_provider_requests_total\(queue)[5m])", "{{queue}}")]),
        Panel(
            "Share of the limit that is used", "Of the window that runs now.", .share,
            [("liner_provider_window_requests_used / liner_provider_window_requests", "{{provider}}")]),
        Panel(
            "Penalty", "How long a provider may not be asked.", .seconds,
            [("liner_provider_penalty_seconds", "{{provider}}")]),
        Panel(
            "Breakers", "1: open, the provider is asked for probes alone.", .number,
            [(#"liner_breaker_state{state="open"}"#, "{{provider}}")]),
    ]
}
