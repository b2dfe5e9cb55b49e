-- Changes how often a queue's inserts are announced at most; the next one is announced at once.
create or replace function pgmq.update_notify_insert(queue_name text, throttle_interval_ms integer)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text := pgmq._spelling(queue_name);
begin
  if throttle_interval_ms is null then
    raise exception using errcode = '22023', message = 'throttle_interval_ms cannot be NULL';
  end if;
  if throttle_interval_ms < 0 then
    raise exception 'throttle_interval_ms must be non-negative, got: %', throttle_interval_ms;
  end if;
  if v_name is null then
    raise exception 'Queue "%" does not exist. Create the queue first using pgmq.create()', queue_name;
  end if;
  update pgmq.notify_insert_throttle t
  set throttle_interval_ms = update_notify_insert.throttle_interval_ms, last_notified_at = pg_catalog.to_timestamp(0)
  where t.queue_name = v_name;
  if not found then
    raise exception
      'Queue "%" does not have notify_insert enabled. Enable it first using pgmq.enable_notify_insert()', queue_name;
  end if;
end
$$;
comment on function pgmq.update_notify_insert(text, integer) is 'Changes how often a queue''s inserts are announced.';
revoke all on function pgmq.update_notify_insert(text, integer) from public;
