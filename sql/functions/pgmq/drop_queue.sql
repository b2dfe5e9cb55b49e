-- Drops a queue with its archive and what is known of its messages' attempts. False when there is none.
create or replace function pgmq.drop_queue(queue_name text)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text := queue_name;
  v_queue_table text := pgmq.format_table_name(queue_name, 'q');
begin
  perform pgmq.acquire_queue_lock(v_name);
  if not exists (select from pgmq.meta m where m.queue_name = v_name) then
    raise notice 'pgmq queue `%` does not exist', v_name;
    return false;
  end if;
  execute format('drop table if exists pgmq.%I', v_queue_table);
  execute format('drop table if exists pgmq.%I', pgmq.format_table_name(v_name, 'a'));
  delete from pgmq.meta m where m.queue_name = v_name;
  delete from linernotes.message_attempts a where a.queue = substr(v_queue_table, 3);
  return true;
end
$$;

-- The deprecated form: warns, drops, says true.
create or replace function pgmq.drop_queue(queue_name text, partitioned boolean)
returns boolean language plpgsql volatile
as $$
begin
  raise warning
    'drop_queue(queue_name, partitioned) is deprecated and will be removed in PGMQ v2.0. Use drop_queue(queue_name) instead';
  perform pgmq.drop_queue(queue_name);
  return true;
end
$$;
comment on function pgmq.drop_queue(text) is 'Drops a queue with its archive; false when there is none.';
revoke all on function pgmq.drop_queue(text) from public;
comment on function pgmq.drop_queue(text, boolean) is 'Deprecated: drops a queue.';
revoke all on function pgmq.drop_queue(text, boolean) from public;
