/// The fleet's schedule inside of the database, where it has pg_cron.
enum PgCron {
    static let script = """
        -- The fleet's schedule with pg_cron. Its jobs cannot start programs: they wake workers that stay
        -- (--watch), post to a server's triggers where there is pg_net, and do the maintenance.
        -- docs/operations/pg_cron.md says more.
        --
        -- It needs, once, from a superuser:
        --   shared_preload_libraries = 'pg_cron' in postgresql.conf,
        --   cron.database_name = 'the database of Liner Notes' there too,
        --   cron.use_background_workers = on, so that no job needs a password, and a restart;
        --   create extension pg_cron;
        --   grant usage on schema cron to linernotes_operator;
        -- and a member of linernotes_operator who calls:
        call linernotes.schedule_worker_invocations();
        -- To see the jobs:     set role linernotes_operator; select jobname, schedule, command from cron.job;
        -- To take them back:   call linernotes.unschedule_worker_invocations();

        """
}
