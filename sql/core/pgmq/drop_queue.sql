-- Drops a queue with its archive. False when there is none.
-- pg_partman forgets it with the caller's rights; dropping itself needs none but that to call.
create or replace function pgmq.drop_queue(queue_name text)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq.acquire_queue_lock(queue_name);
  perform pgmq._forget_partitions(pgmq.format_table_name(queue_name, 'q'));
  perform pgmq._forget_partitions(pgmq.format_table_name(queue_name, 'a'));
  return pgmq._drop_queue(queue_name);
end
$$;

-- The deprecated form: warns, drops, says true.
create or replace function pgmq.drop_queue(queue_name text, partitioned boolean)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp
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
