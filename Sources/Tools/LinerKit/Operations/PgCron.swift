import Postgres

/// The fleet's schedule inside of the database, where it has pg_cron.
enum PgCron {
    static let script = """
        -- The fleet's schedule with pg_cron. Its jobs cannot start programs: they wake workers that stay
        -- (--watch) and do the maintenance.
        --
        -- It needs, once, from a superuser:
        --   shared_preload_libraries = 'pg_cron' in postgresql.conf,
        --   cron.database_name = 'the database of Liner Notes' there too, and a restart;
        --   create extension pg_cron;
        --   grant usage on schema cron to linernotes_operator;
        -- and a member of linernotes_operator who calls:
        call linernotes.schedule_worker_invocations();
        -- To see the jobs:     select jobname, schedule, command from cron.job where jobname like 'linernotes-%';
        -- To take them back:   select cron.unschedule(jobname) from cron.job where jobname like 'linernotes-%';

        """

    /// A job as pg_cron has it.
    struct Job: Sendable, Equatable, Encodable {
        let name: String
        let schedule: String
        let command: String
    }

    /// Puts the jobs in place; those of the same names are replaced.
    ///
    /// - Throws: ``ToolError`` where the database has no pg_cron; `DatabaseError`.
    static func apply(_ database: Database) async throws -> [Job] {
        let isThere: Bool = try await database.query(
            "select exists (select from pg_catalog.pg_extension where extname = 'pg_cron')")[0][0]
        guard isThere else {
            throw ToolError(
                .negative, "this database has no pg_cron, so nothing was scheduled",
                fix: "`liner schedule pg_cron` says what it needs; `liner schedule crontab` does without it")
        }
        try await database.query("call linernotes.schedule_worker_invocations()")
        return try await database.query(
            """
            select jobname, schedule, command from cron.job where jobname like 'linernotes-%' order by jobid
            """
        ).map { Job(name: try $0["jobname"], schedule: try $0["schedule"], command: try $0["command"]) }
    }

    static func table(_ jobs: [Job]) -> Table {
        Table(
            [
                .text("job", importance: 9, widthMinimum: 20), .text("schedule", importance: 8, widthMinimum: 12),
                .text("command", importance: 2, widthMinimum: 12),
            ], rows: jobs.map { [$0.name, $0.schedule, $0.command] })
    }
}
