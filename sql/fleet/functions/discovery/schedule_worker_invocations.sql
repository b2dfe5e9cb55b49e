-- Puts the schedule of the fleet in place where the database has pg_cron: call schedule_worker_invocations().
-- pg_cron cannot start programs: its jobs wake the workers that listen (--watch), post to a server's triggers where one is
-- named and pg_net is there, and do the maintenance. Without pg_cron a notice says what does the same.
-- Once, whoever calls and however often: jobs are replaced by name, and those of workers that are gone are removed.
create or replace procedure linernotes.schedule_worker_invocations()
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role text := current_setting('role');
  v_count integer;
begin
  if not exists (select from pg_extension where extname = 'pg_cron') then
    raise notice using
      message = 'pg_cron is not installed in this database: nothing was scheduled',
      hint = 'Install the crontab cron/crontab or the timers in deploy/systemd: they start the workers on '
        'the same schedule.';
    return;
  end if;
  perform linernotes.become_scheduler();
  execute $sql$
    select cron.unschedule(j.jobid)
    from cron.job j
    where j.jobname like 'linernotes-%' and j.username = current_user
      and not exists (select from linernotes.worker_jobs() w where 'linernotes-' || w.name = j.jobname)
    $sql$;
  execute 'select cron.schedule(''linernotes-'' || w.name, w.schedule, w.command) from linernotes.worker_jobs() w';
  get diagnostics v_count = row_count;
  perform set_config('role', v_role, true);
  raise notice using
    message = format('%s jobs named linernotes-… are scheduled with pg_cron, as linernotes_operator', v_count),
    hint = 'They wake workers that run with --watch, and post to the triggers of the server that '
      'linernotes.set_trigger_target names, where pg_net is there; workers that run once need cron, systemd or Kubernetes.';
end
$$;
comment on procedure linernotes.schedule_worker_invocations() is
  'Schedules the fleet with pg_cron, or says what does the same without it.';
revoke all on procedure linernotes.schedule_worker_invocations() from public;
grant execute on procedure linernotes.schedule_worker_invocations() to linernotes_operator;
