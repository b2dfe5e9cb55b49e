-- Puts the schedule of the fleet in place where the database has pg_cron: call schedule_worker_invocations().
-- pg_cron cannot start programs: its jobs wake the workers that listen (--watch) and do the maintenance.
-- Without it a notice says what does the same. Harmless when repeated: jobs are replaced by name.
create or replace procedure linernotes.schedule_worker_invocations()
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_job record;
  v_count integer := 0;
begin
  if not exists (select from pg_extension where extname = 'pg_cron') then
    raise notice using
      message = 'pg_cron is not installed in this database: nothing was scheduled',
      hint = 'Install the crontab cron/crontab or the timers in deploy/systemd: they start the workers on '
        'the same schedule.';
    return;
  end if;
  for v_job in
    select * from linernotes.worker_jobs()
  loop
    execute 'select cron.schedule($1, $2, $3)' using 'linernotes-' || v_job.name, v_job.schedule, v_job.command;
    v_count := v_count + 1;
  end loop;
  raise notice using
    message = format('%s jobs named linernotes-… are scheduled with pg_cron', v_count),
    hint = 'They wake workers that run with --watch; workers that run once need cron, systemd or Kubernetes.';
end
$$;
comment on procedure linernotes.schedule_worker_invocations() is
  'Schedules the fleet with pg_cron, or says what does the same without it.';
revoke all on procedure linernotes.schedule_worker_invocations() from public;
grant execute on procedure linernotes.schedule_worker_invocations() to linernotes_operator;
