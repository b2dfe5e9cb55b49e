import Postgres

/// Who does the maintenance at this moment.
public struct MaintenanceHolder: Sendable, Equatable {
    /// The login.
    public let login: String
    /// The process at the server.
    public let process: Int
    /// How long it has been at it, by the database's clock; nil where the asker may not see that.
    public let ageSeconds: Double?
}

extension FleetControl {
    /// Who keeps ``maintain()`` from doing anything.
    ///
    /// - Returns: nil where nobody does any more.
    /// - Throws: `DatabaseError`.
    public func maintenanceHolder() async throws -> MaintenanceHolder? {
        try await database.query(
            """
            select a.usename::text as login, a.pid,
              extract(epoch from clock_timestamp() - a.xact_start)::float8 as age_seconds
            from pg_catalog.pg_stat_activity a
            where a.pid = linernotes.maintaining_process()
            """
        ).first.map {
            MaintenanceHolder(login: try $0["login"], process: try $0["pid"], ageSeconds: try $0["age_seconds"])
        }
    }
}
