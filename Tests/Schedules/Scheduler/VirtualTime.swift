import Postgres

/// The time of a schedule: milliseconds since a day long past, so that what plain PGMQ hides by the server's clock
/// stays hidden until the end, and what it looks at is always due.
enum VirtualTime {
    static func at(_ milliseconds: String) -> String {
        "(timestamptz '2020-01-01 00:00:00Z' + \(milliseconds)::int * interval '1 ms')"
    }

    /// Sets the clock of a session, how long its next statement may wait for a lock, and what it draws by lot.
    static func setting(_ milliseconds: Int, patience: String) -> Statement {
        Statement(
            """
            select set_config('test.now', \(at("$1"))::text, false),
              set_config('lock_timeout', $2, false), setseed(($1::int % 1000) / 1000.0)
            """, milliseconds, patience)
    }

    /// Sets the server's own clock again.
    static func serverClock(patience: String) -> Statement {
        Statement(
            "select set_config('test.now', '', false), set_config('lock_timeout', $1, false)", patience)
    }
}
