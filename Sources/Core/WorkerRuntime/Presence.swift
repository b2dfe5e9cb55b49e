public import Messages
public import Postgres

/// How a staying worker says that it is there: a shared session advisory lock, which the server lets go
/// of by itself when the worker dies.
public enum Presence {
    static func announce(_ queue: QueueName) -> Statement {
        Statement("select pg_advisory_lock_shared(\(namespace), hashtext($1))", queue.rawValue)
    }

    /// The queues of these for which at least one worker stays.
    public static func listening(_ queues: [QueueName], in database: Database) async throws -> [QueueName] {
        let rows = try await database.query(
            """
            select q from unnest($1::text[]) as q
            where exists (
              select from pg_locks l
              where l.locktype = 'advisory' and l.granted and l.database = (
                  select oid from pg_database where datname = current_database())
                and l.classid = $2::bigint::oid and l.objid = (hashtext(q)::bigint & 4294967295)::oid)
            """, queues.map(\.rawValue), Int64(namespace))
        return try rows.map { QueueName(rawValue: try $0[0]) }
    }

    /// Tells our locks from anybody else's.
    private static let namespace = 19534
}
