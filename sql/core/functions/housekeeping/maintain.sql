-- Does the hourly maintenance: each task on its own, so that one that fails leaves the others done, each logged. The
-- tasks are those that the modules declare, the core's first; where a module has a schema of its own, that stands before
-- the task's name. Two at once: the second does nothing.
create or replace function linernotes.maintain()
returns table (task text, outcome text, details jsonb)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_started timestamptz;
  v_task record;
begin
  perform from linernotes.locks l where l.name = 'maintain' for update skip locked;
  if not found then
    return;
  end if;
  for v_task in
    select m.schema_name, t.task
    from linernotes.maintenance_tasks t
    join linernotes.modules m on m.name = t.module
    order by t.module <> 'core', t.module, t.position
  loop
    task := case when v_task.schema_name = 'linernotes' then '' else v_task.schema_name || '.' end || v_task.task;
    v_started := clock_timestamp();
    begin
      perform linernotes.check_task(v_task.schema_name, v_task.task);
      execute format('select coalesce(to_jsonb(%I.%I()), ''{}'')', v_task.schema_name, v_task.task) into details;
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
