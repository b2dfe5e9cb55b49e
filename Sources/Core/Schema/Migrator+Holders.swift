import Postgres

extension Migrator {
    /// Runs a migrate; a lock timeout that it ends with says who holds tables or views of ours, and since when.
    func namingHolders<T: Sendable>(_ migrate: () async throws -> T) async throws -> T {
        do {
            return try await migrate()
        } catch let error as DatabaseError where error.sqlState == .lockNotAvailable && error.hint == nil {
            let rows = try await database.query(Self.holders, modules.map(\.schema))
            let holders = try rows.map { try $0[0, as: String.self] }
            guard !holders.isEmpty else { throw error }
            throw DatabaseError(
                error.code, error.message, sqlState: error.sqlState, detail: error.detail,
                hint: "Held by \(holders.joined(separator: ", ")). Wait until that has ended, or end it with "
                    + "pg_terminate_backend, and migrate again.",
                context: error.context)
        }
    }

    private static let holders = """
        select distinct format('%s (process %s, since %s)', a.usename, a.pid, a.xact_start)
        from pg_locks l
        join pg_stat_activity a on a.pid = l.pid
        join pg_class c on c.oid = l.relation
        join pg_namespace n on n.oid = c.relnamespace
        where l.granted and (n.nspname = 'pgmq' or n.nspname = any ($1))
          and a.xact_start < clock_timestamp() - interval '5 seconds'
        limit 5
        """
}
