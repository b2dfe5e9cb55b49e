public import Postgres
import Surroundings
public import Upstreams

/// The fleet's rate limits in Postgres, by the database's clock.
///
/// - SeeAlso: `sql/core/functions/limits/lease_rate_tokens.sql`, `penalize_upstream.sql`
public struct PostgresRateLimitStore: RateLimitStore {
    private let database: Database

    public init(database: Database) { self.database = database }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func lease(
        _ key: UpstreamKey, limit: RateLimit, wanted: Int, lead: Duration, ahead: Duration
    ) async throws -> SlotGrant {
        let rows = try await database.query(
            "select * from linernotes.lease_rate_tokens($1, $2, $3, $4, p_ahead_ms => $5, p_lead_ms => $6)",
            key.description, limit.window.milliseconds, limit.capacity, wanted, ahead.milliseconds,
            lead.milliseconds)
        guard let row = rows.first else { throw DatabaseError(.decoding, "A lease answers with one row.") }
        return SlotGrant(
            granted: try row["granted"], firstSlotIn: try row.duration("first_slot_in_ms"),
            spacing: try row.duration("spacing_ms"), grace: try row.duration("grace_ms"),
            wait: try row.duration("wait_ms"), blockedReason: try row["blocked_reason"],
            storeTime: .milliseconds(try row["now_ms", as: Double.self]))
    }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func penalize(_ key: UpstreamKey, for duration: Duration, reason: String) async throws {
        try await database.query(
            "select linernotes.penalize_upstream($1, $2, $3)", key.description, duration.milliseconds, reason)
    }
}

extension Row {
    fileprivate func duration(_ column: String) throws -> Duration {
        let microseconds = (try self[column, as: Double.self] * 1_000).rounded(.up)
        // A year is as good as for ever, and every duration of it can be reckoned with.
        return .microseconds(Int64(min(max(microseconds, 0), 3.2e13)))
    }
}
