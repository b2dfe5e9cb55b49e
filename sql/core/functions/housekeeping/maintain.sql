-- Does the hourly maintenance: each task on its own, so that one that fails leaves the others done, each logged.
-- Two at once: the second does nothing.
create or replace function linernotes.maintain()
returns table (task text, outcome text, details jsonb)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_started timestamptz;
begin
  perform from linernotes.locks l where l.name = 'maintain' for update skip locked;
  if not found then
    return;
  end if;
  foreach task in array array[
    'delete_expired', 'forget_orphans', 'forget_limits', 'compact_run_progress', 'find_stalled'
  ] loop
    v_started := clock_timestamp();
    begin
      execute format('select to_jsonb(linernotes.%I())', task) into details;
      outcome := case when task = 'find_stalled' and details <> '{}' then 'attention' else 'ok' end;
      if jsonb_typeof(details) <> 'object' then
        details := jsonb_build_object('rows', details);
      end if;
    exception when others then
      outcome := 'failed';
      details := jsonb_build_object('sqlstate', sqlstate, 'error', sqlerrm);
    end;
    insert into linernotes.maintenance_logs ("timestamp", task, outcome, details, duration_ms)
    values (linernotes.current_time(), maintain.task, maintain.outcome, maintain.details,
      round(extract(epoch from clock_timestamp() - v_started) * 1000));
    return next;
  end loop;
end
$$;
comment on function linernotes.maintain() is
  'Does the hourly maintenance and logs each task.';
revoke all on function linernotes.maintain() from public;
grant execute on function linernotes.maintain() to linernotes_worker, linernotes_operator;
