-- Drops a queue's tables, its row in pgmq.meta, with it throttle and bindings, and what is known of its messages'
-- attempts. False when there is none. Any spelling will do: names differ by more than case.
create or replace function pgmq._drop_queue(queue_name text)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue_table text := pgmq.format_table_name(queue_name, 'q');
  v_key text := substr(v_queue_table, 3);
begin
  if to_regclass(format('pgmq.%I', v_queue_table)) is null
    and not exists (select from pgmq.meta m where lower(m.queue_name::text collate "C") = v_key)
  then
    raise notice 'pgmq queue `%` does not exist', queue_name;
    return false;
  end if;
  execute format('drop table if exists pgmq.%I', v_queue_table);
  execute format('drop table if exists pgmq.%I', pgmq.format_table_name(queue_name, 'a'));
  delete from pgmq.meta m where lower(m.queue_name::text collate "C") = v_key;
  delete from linernotes.message_attempts a where a.queue = v_key;
  delete from linernotes.begun_handlings b where b.queue = v_key;
  return true;
end
$$;
comment on function pgmq._drop_queue(text) is 'Internal: drops a queue with its archive.';
revoke all on function pgmq._drop_queue(text) from public;
