-- Takes the fleet's schedule out of pg_cron: call unschedule_worker_invocations(). Workers that stay go on, woken by sends.
create or replace procedure linernotes.unschedule_worker_invocations()
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role text := current_setting('role');
  v_count integer := 0;
begin
  if exists (select from pg_extension where extname = 'pg_cron') then
    perform linernotes.become_scheduler();
    execute $sql$
      select cron.unschedule(j.jobid)
      from cron.job j
      where j.jobname like 'linernotes-%' and j.username = current_user
      $sql$;
    get diagnostics v_count = row_count;
    perform set_config('role', v_role, true);
  end if;
  raise notice using message = format('%s jobs named linernotes-… were taken out of pg_cron', v_count);
end
$$;
comment on procedure linernotes.unschedule_worker_invocations() is
  'Takes the fleet''s jobs out of pg_cron.';
revoke all on procedure linernotes.unschedule_worker_invocations() from public;
grant execute on procedure linernotes.unschedule_worker_invocations() to linernotes_operator;
