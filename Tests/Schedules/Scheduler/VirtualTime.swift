import Postgres

/// The time of a schedule: milliseconds since a day long past, so that what plain PGMQ hides by the server's clock
/// stays hidden until the end, and what it looks at is always due.
enum VirtualTime {
    static func at(_ milliseconds: String) -> String {
        "(timestamptz '2020-01-01 00:00:00Z' + \(milliseconds)::int * interval '1 ms')"
    }

    static func setting(_ milliseconds: Int) -> Statement {
        Statement("select set_config('linernotes.current_time', \(at("$1"))::text, false)", milliseconds)
    }

    static let serverClock = Statement("select set_config('linernotes.current_time', '', false)")
}
