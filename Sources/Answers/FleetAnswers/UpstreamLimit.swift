public import FoundationEssentials
import Postgres

/// The limit, the breaker and the penalty of an upstream.
public struct UpstreamLimit: Sendable, Equatable, Encodable {
    /// Its name: `upstream`, or `upstream/user`.
    public let upstream: String
    /// The limit as last used, in requests a window; nil: nothing was asked of it yet.
    public let capacity: Int?
    /// The length of the limit's window; nil with the capacity.
    public let windowMs: Int?
    /// `closed`, `open` or `half_open`.
    public let breaker: String
    /// Failures without a success between them.
    public let consecutiveFailures: Int
    /// The kind of the last failure; nil where none is noted.
    public let lastFailure: String?
    /// Whether nobody may ask it now.
    public let isHeld: Bool
    /// Until when; nil where it has no end, or where nothing holds it.
    public let heldUntil: Date?
    /// Whether it is held until somebody lifts it.
    public let isHeldUntilLifted: Bool
    /// Why, in the words of the penalty.
    public let reason: String?

    fileprivate init(_ row: Row) throws {
        upstream = try row["upstream"]
        capacity = try row["capacity"]
        windowMs = try row["window_ms"]
        breaker = try row["breaker"]
        consecutiveFailures = try row["failures"]
        lastFailure = try row["last_failure_type"]
        let until: Date? = try row["held_until"]
        let end = HoldEnd(until)
        isHeld = until != nil
        isHeldUntilLifted = end.isUntilLifted
        heldUntil = end.until
        let isPenalized: Bool? = try row["is_penalized"]
        reason = isPenalized == true ? try row["reason"] : nil
    }
}

extension FleetQueries {
    /// All upstreams of which anything is known, by name, 1,000 at most.
    ///
    /// - Throws: `DatabaseError`.
    public func upstreamLimits() async throws -> [UpstreamLimit] {
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
}
