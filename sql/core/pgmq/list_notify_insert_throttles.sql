-- The queues whose inserts are announced, by name.
create or replace function pgmq.list_notify_insert_throttles()
returns table (queue_name text, throttle_interval_ms integer, last_notified_at timestamptz)
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select t.queue_name, t.throttle_interval_ms, t.last_notified_at
  from pgmq.notify_insert_throttle t
  order by t.queue_name
$$;
comment on function pgmq.list_notify_insert_throttles() is 'The queues whose inserts are announced.';
revoke all on function pgmq.list_notify_insert_throttles() from public;
