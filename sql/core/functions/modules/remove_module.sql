-- Takes a module away: its schema with all that is in it, its queues with their archives and dead letters, its tasks and
-- its records. For the owner and linernotes_migrator. What others have built upon its tables goes too.
-- LN002: no such module, or one that shares the schema linernotes. LN009: another depends on it, or messages or dead
-- letters wait; these are given up where p_discards says so.
create or replace function linernotes.remove_module(p_name text, p_discards boolean default false)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set lock_timeout = '10s' -- who waits longer holds up all that send and look
as $$
declare
  v_schema text;
  v_queue text;
  v_messages bigint := 0;
begin
  lock table linernotes.schema_migrations in share row exclusive mode; -- as a migrate does
  select m.schema_name into v_schema from linernotes.modules m where m.name = p_name;
  if v_schema is null or v_schema = 'linernotes' then
    raise exception using
      errcode = 'LN002',
      message = format('%L is not a module that can be removed', left(p_name, 100)),
      hint = 'select name from linernotes.modules where schema_name <> ''linernotes''';
  end if;
  perform linernotes.check_removal(p_name, p_discards);
  for v_queue in select e.queue from linernotes.entered_queues e where e.module = p_name order by 1 loop
    v_messages := v_messages + linernotes.remove_queue(v_queue);
  end loop;
  execute format('drop schema %I cascade', v_schema);
  delete from linernotes.schema_migrations m where m.module = p_name;
  delete from linernotes.modules m where m.name = p_name;
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (linernotes.current_time(), 'remove_module', 'ok',
    jsonb_build_object('module', p_name, 'messages', v_messages, 'by', session_user));
end
$$;
comment on function linernotes.remove_module(text, boolean) is
  'Takes a module with a schema of its own away, with its queues; refuses while messages wait unless told.';
revoke all on function linernotes.remove_module(text, boolean) from public;
