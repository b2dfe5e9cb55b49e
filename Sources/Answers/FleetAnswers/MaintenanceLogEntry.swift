public import FoundationEssentials
import Postgres

/// What the maintenance or an operator did: a row of `linernotes.maintenance_logs`.
public struct MaintenanceLogEntry: Sendable, Equatable, Encodable {
    /// Its number: later ones are higher.
    public let id: Int64
    /// When it was done.
    public let timestamp: Date
    /// What was done.
    public let task: String
    /// `ok`, `attention` or `failed`.
    public let outcome: String
    /// Counts, who did it and why, or what is wrong, as JSON in text.
    public let details: String
    /// How long it took; 0 where nobody measured.
    public let durationMs: Int
}

extension FleetQueries {
    /// What was done, the newest first.
    ///
    /// - Parameters:
    ///   - after: Only entries behind this one, the last of the page before; nil: from the newest on.
    ///   - limit: Most entries, 1 or more.
    /// - Throws: `DatabaseError`.
    public func maintenanceLog(after: Int64? = nil, limit: Int) async throws -> [MaintenanceLogEntry] {
        try await database.query(
            """
            select id, "timestamp", task, outcome, details::text as details, duration_ms
            from linernotes.maintenance_logs where $1::bigint is null or id < $1 order by id desc limit $2
            """, after, limit
        ).map {
            MaintenanceLogEntry(
                id: try $0["id"], timestamp: try $0["timestamp"], task: try $0["task"], outcome: try $0["outcome"],
                details: try $0["details"], durationMs: try $0["duration_ms"])
        }
    }
}
