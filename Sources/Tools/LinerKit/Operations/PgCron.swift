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
}
