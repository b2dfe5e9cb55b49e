import Postgres

extension FleetQueries {
    /// Tasks of the maintenance whose newest entry of the last two days asks for a person.
    ///
    /// - Returns: An entry each, the newest first, 20 at most.
    /// - Throws: `DatabaseError`; 42501 for logins without the operator's role.
    public func maintenanceAttention() async throws -> [MaintenanceLogEntry] {
        try await database.query(
            """
            select * from (
              select distinct on (task) id, "timestamp", task, outcome, details::text as details, duration_ms
              from linernotes.maintenance_logs
              where "timestamp" > linernotes.current_time() - interval '2 days'
              order by task, id desc
            ) as newest where outcome <> 'ok' order by id desc limit 20
            """
        ).map {
            MaintenanceLogEntry(
                id: try $0["id"], timestamp: try $0["timestamp"], task: try $0["task"], outcome: try $0["outcome"],
                details: try $0["details"], durationMs: try $0["duration_ms"])
        }
    }
}
