-- The trigger of queues whose inserts are announced: NOTIFY on pgmq.q_<name>.INSERT, at most one an interval.
-- The trigger's argument is the queue's table: of a partition's row tg_table_name would be the partition.
-- No sender waits for another: one that finds the queue's row locked announces its message itself, for whoever holds
-- the row may roll back. Without a row (the table is empty after a crash) every message is announced.
create or replace function pgmq.notify_queue_listeners()
returns trigger language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := coalesce(tg_argv[0], tg_table_name);
  v_key text := substr(v_table, 3);
  v_now timestamptz := clock_timestamp();
  v_due boolean;
begin
  select t.throttle_interval_ms = 0 or v_now - t.last_notified_at >= t.throttle_interval_ms * interval '1 millisecond'
  into v_due
  from pgmq.notify_insert_throttle t
  where lower(t.queue_name::text collate "C") = v_key;
  if v_due is false then
    return null;
  end if;
  update pgmq.notify_insert_throttle t
  set last_notified_at = v_now
  from (
    select h.queue_name
    from pgmq.notify_insert_throttle h
    where lower(h.queue_name::text collate "C") = v_key
    for no key update skip locked
  ) held
  where t.queue_name = held.queue_name;
  perform pg_notify('pgmq.' || v_table || '.' || tg_op, null);
  return null;
end
$$;
comment on function pgmq.notify_queue_listeners() is 'Trigger: announces inserts into a queue, throttled.';
revoke all on function pgmq.notify_queue_listeners() from public;
