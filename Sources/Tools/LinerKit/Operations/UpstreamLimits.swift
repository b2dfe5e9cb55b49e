import FoundationEssentials
import Postgres

/// The limit, the breaker and the penalty of an upstream, as an operator sees them.
struct UpstreamLimit: Sendable, Equatable, Encodable {
    let upstream: String
    /// The limit as last used; nil: nothing was asked of it yet.
    let capacity: Int?
    let windowMs: Int?
    /// `closed`, `open` or `half_open`.
    let breaker: String
    let consecutiveFailures: Int
    let lastFailure: String?
    /// Whether nobody may ask it now.
    let isHeld: Bool
    /// Until when; null where it has no end, or where nothing holds it.
    let heldUntil: Date?
    /// Whether it is held until somebody lifts it.
    let isHeldUntilLifted: Bool
    /// Why, in the words of the penalty.
    let reason: String?

    /// All that anything is known of, by name.
    static func all(_ database: Database, now: Date = Date()) async throws -> [UpstreamLimit] {
        try await database.query(
            """
            select upstream, l.capacity, l.window_ms, coalesce(b.state, 'closed') as breaker,
              coalesce(b.consecutive_failures, 0) as failures, b.last_failure_type, p.reason,
              nullif(greatest(
                case when b.state = 'open' and b.retry_at > clock_timestamp() then b.retry_at else '-infinity' end,
                case when p.blocked_until > clock_timestamp() then p.blocked_until else '-infinity' end
              ), '-infinity') as held_until,
              p.blocked_until > clock_timestamp() as is_penalized
            from linernotes.rate_limits l
            full join linernotes.circuit_breakers b using (upstream)
            full join linernotes.rate_limit_penalties p using (upstream)
            order by upstream limit 1000
            """
        ).map(UpstreamLimit.init)
    }

    private init(_ row: Row) throws {
        upstream = try row["upstream"]
        capacity = try row["capacity"]
        windowMs = try row["window_ms"]
        breaker = try row["breaker"]
        consecutiveFailures = try row["failures"]
        lastFailure = try row["last_failure_type"]
        let until: Date? = try row["held_until"]
        isHeld = until != nil
        isHeldUntilLifted = until.map(Spelling.isForEver) ?? false
        heldUntil = isHeldUntilLifted ? nil : until
        let isPenalized: Bool? = try row["is_penalized"]
        reason = isPenalized == true ? try row["reason"] : nil
    }

    static func table(_ limits: [UpstreamLimit]) -> Table {
        Table(
            [
                .text("upstream", importance: 9, widthMinimum: 10), .text("limit", importance: 3, widthMinimum: 8),
                .text("breaker", importance: 6, widthMinimum: 8), .number("failures", importance: 2),
                .text("held", importance: 8, widthMinimum: 12), .text("why", importance: 4, widthMinimum: 10),
            ],
            rows: limits.map { limit in
                [
                    limit.upstream, limit.spelledLimit, limit.breaker, String(limit.consecutiveFailures),
                    limit.spelledHold, limit.reason ?? limit.lastFailure ?? "",
                ]
            })
    }

    private var spelledLimit: String {
        guard let capacity, let windowMs else { return "–" }
        return "\(capacity) in \(Spelling.duration(seconds: Double(windowMs) / 1_000))"
    }

    private var spelledHold: String {
        if isHeldUntilLifted { return "until lifted" }
        return heldUntil.map { Spelling.until($0) } ?? "–"
    }
}

/// Lifting and setting what holds an upstream; for logins of the operator's role.
struct UpstreamControl: Sendable {
    let database: Database

    /// - Returns: What was lifted: `penalty`, `breaker`, `slots`.
    func lift(_ upstream: String, reason: String?) async throws -> [String] {
        try await database.query("select linernotes.lift_limits($1, $2)", upstream, reason)[0][0]
    }

    /// - Parameter duration: nil: until it is lifted.
    func hold(_ upstream: String, for duration: Duration?, reason: String?) async throws {
        try await database.query(
            """
            select linernotes.hold_upstream(
              $1, coalesce(clock_timestamp() + $2 * interval '1 second', 'infinity'), $3)
            """, upstream, duration.map { Double($0.components.seconds) }, reason)
    }
}
