public import Postgres
public import Upstreams

import struct FoundationEssentials.Date

/// The fleet's breakers in Postgres, by the database's clock.
///
/// - SeeAlso: `sql/core/functions/limits/load_circuit_breaker.sql`, `record_circuit_breaker.sql`
public struct PostgresBreakerStore: BreakerStore {
    private static let recordSQL = """
        select epoch, now_at from linernotes.record_circuit_breaker(
          $1, $2, $3, $4, $5, $6::timestamptz, $7::timestamptz, $8::uuid, $9::timestamptz, $10, $11::timestamptz, $12)
        """

    private let database: Database

    public init(database: Database) { self.database = database }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func load(_ key: UpstreamKey) async throws -> StoredBreaker {
        let rows = try await database.query("select * from linernotes.load_circuit_breaker($1)", key.description)
        guard let row = rows.first else { throw DatabaseError(.decoding, "A breaker is always one row.") }
        return StoredBreaker(breaker: try CircuitBreaker(row), epoch: try row["epoch"], now: try row["now_at"])
    }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func swap(_ key: UpstreamKey, from epoch: Int64, to breaker: CircuitBreaker) async throws -> StoredBreaker? {
        let rows = try await database.query(
            Self.recordSQL, key.description, epoch, breaker.state.rawValue, breaker.consecutiveFailures, breaker.trips,
            breaker.openedAt, breaker.retryAt, breaker.probeToken, breaker.probeUntil, breaker.lastFailureKind?.name,
            breaker.lastFailedAt, breaker.lastErrorCode)
        guard let row = rows.first else { return nil }
        return StoredBreaker(breaker: breaker, epoch: try row["epoch"], now: try row["now_at"])
    }
}

extension CircuitBreaker {
    fileprivate init(_ row: Row) throws {
        self.init()
        guard let state = State(rawValue: try row["state"]) else {
            throw DatabaseError(.decoding, "A breaker is in a state that this release does not know.")
        }
        self.state = state
        consecutiveFailures = try row["consecutive_failures"]
        trips = try row["trips"]
        openedAt = try row["opened_at"]
        retryAt = try row["retry_at"]
        probeToken = try row["probe_token"]
        probeUntil = try row["probe_until"]
        lastFailureKind = try row["last_failure_type", as: String?.self].map { FailureKind($0) }
        lastFailedAt = try row["last_failed_at"]
        lastErrorCode = try row["last_error_code"]
    }
}
