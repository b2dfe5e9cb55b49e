/// The function of the schema that lists the fleet's jobs for pg_cron. Descriptions are checked when they are read: no
/// name in them holds a quote.
func workerJobs(_ workers: [WorkerDescription]) -> String {
    let jobs =
        workers.map { job($0.command, $0.cron, "select linernotes.invoke_worker(''\($0.queue)'')") }
        + [job(Maintenance.name, Maintenance.cron, "select linernotes.maintain()")]
    return """
        --\(Installation.packaged.head.dropFirst())
        -- The jobs of the fleet for pg_cron: each starts the worker of a queue, the last does the maintenance.
        create or replace function linernotes.worker_jobs()
        returns table (name text, schedule text, command text) language sql immutable
        set search_path = pg_catalog, pg_temp
        as $$
          values
            \(jobs.joined(separator: ",\n    "))
        $$;
        comment on function linernotes.worker_jobs() is
          'The jobs that schedule_worker_invocations() gives to pg_cron.';
        revoke all on function linernotes.worker_jobs() from public;
        grant execute on function linernotes.worker_jobs() to linernotes_operator, linernotes_reader;

        """
}

private func job(_ name: String, _ cron: String, _ statement: String) -> String {
    "('\(name)', '\(cron)', '\(statement)')"
}
