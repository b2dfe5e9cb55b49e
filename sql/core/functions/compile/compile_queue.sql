-- Makes what is made for each queue: index, trigger, sequences, functions, its row in linernotes.queues.
-- Run again for every queue by each migrate, so that the compiled functions are those of this version.
create or replace function linernotes.compile_queue(p_queue text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := format('pgmq.%I', 'q_' || p_queue);
  v_is_fair boolean;
  v_is_notifying boolean;
begin
  v_is_fair := linernotes.index_queue(p_queue);
  v_is_notifying := linernotes.watch_queue(p_queue);
  if to_regclass(format('linernotes.%I', 'floor@' || p_queue)) is null then
    execute format('create sequence linernotes.%I', 'floor@' || p_queue);
    execute format('create sequence linernotes.%I', 'sweep@' || p_queue);
  end if;
  if to_regclass(format('linernotes.%I', 'awaited@' || p_queue)) is null then
    -- Not logged: it changes in place and needs no commit to be flushed.
    execute format('create unlogged sequence linernotes.%I', 'awaited@' || p_queue);
  end if;
  if v_is_fair then
    perform linernotes.compile_share(p_queue);
  end if;
  perform linernotes.compile_settling(p_queue, v_is_fair);
  insert into linernotes.queues (queue, table_oid, is_fair, is_notifying)
  values (p_queue, v_table::regclass, v_is_fair, v_is_notifying)
  on conflict (queue) do update
  set table_oid = excluded.table_oid, is_fair = excluded.is_fair, is_notifying = excluded.is_notifying;
end
$$;
comment on function linernotes.compile_queue(text) is
  'Internal: makes the index, trigger, sequences and functions of one queue.';
revoke all on function linernotes.compile_queue(text) from public;
