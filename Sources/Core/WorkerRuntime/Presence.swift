public import Messages
public import Postgres

/// How a staying worker says that it is there: a shared session advisory lock, which the server lets go
/// of by itself when the worker dies.
///
/// Anybody may take an advisory lock. So each session has one of its own, named for the queue and its process, nobody
/// waits for one, and only those of the fleet's logins count.
public enum Presence {
    static func announce(_ queue: QueueName) -> Statement {
        Statement(
            "select pg_try_advisory_lock_shared(hashtext('linernotes.staying/' || $1), pg_backend_pid())",
            queue.rawValue)
    }

    /// The queues of these for which at least one worker stays.
    public static func listening(_ queues: [QueueName], in database: Database) async throws -> [QueueName] {
        let rows = try await database.query(
            """
            select q from unnest($1::text[]) as q
            where exists (
              select from pg_locks l join pg_stat_activity a on a.pid = l.pid
              where l.locktype = 'advisory' and l.granted and l.database = (
                  select oid from pg_database where datname = current_database())
                and l.classid = (hashtext('linernotes.staying/' || q)::bigint & 4294967295)::oid
                and l.objid = l.pid::oid and pg_has_role(a.usesysid, 'linernotes_worker', 'member'))
            """, queues.map(\.rawValue))
        return try rows.map { QueueName(rawValue: try $0[0]) }
    }
}
