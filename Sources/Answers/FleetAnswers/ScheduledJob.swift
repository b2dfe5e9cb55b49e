import Postgres

/// A job of the fleet as pg_cron has it.
public struct ScheduledJob: Sendable, Equatable, Encodable {
    /// Its name, which begins with `linernotes-`.
    public let name: String
    /// When it runs, as in a crontab.
    public let schedule: String
    /// The statement that it runs.
    public let command: String
}

extension FleetControl {
    /// Puts the fleet's jobs into the database's pg_cron, once, whoever asks; those of the same names are replaced.
    ///
    /// - Returns: All jobs of the fleet, in the order in which they were made.
    /// - Throws: ``FleetAnswerError``, `schedulerMissing`; `DatabaseError`, `LN005` where a right is missing.
    public func schedule() async throws -> [ScheduledJob] {
        let isThere: Bool = try await database.query(
            "select exists (select from pg_catalog.pg_extension where extname = 'pg_cron')")[0][0]
        guard isThere else { throw FleetAnswerError(.schedulerMissing) }
        return try await database.transaction { transaction in
            try await transaction.query("call linernotes.schedule_worker_invocations()")
            // pg_cron shows jobs to their owner.
            try await transaction.query("set local role linernotes_operator")
            return try await transaction.query(
                """
                select jobname, schedule, command from cron.job
                where jobname like 'linernotes-%' and username = current_user order by jobid
                """
            ).map { ScheduledJob(name: try $0["jobname"], schedule: try $0["schedule"], command: try $0["command"]) }
        }
    }

    /// Takes the fleet's jobs out of the database's pg_cron; harmless where there are none.
    ///
    /// - Throws: `DatabaseError`, `LN005` where a right is missing.
    public func unschedule() async throws {
        try await database.query("call linernotes.unschedule_worker_invocations()")
    }
}
