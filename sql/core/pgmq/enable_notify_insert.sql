-- Announces inserts into a queue on the channel pgmq.q_<name>.INSERT, without a payload, at most once an interval;
-- an interval of 0 ms announces each. What comes within an interval is not announced: listeners look again after it.
create or replace function pgmq.enable_notify_insert(queue_name text, throttle_interval_ms integer default 250)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_name text := pgmq._spelling(queue_name);
begin
  if throttle_interval_ms is null then
    raise exception using errcode = '22023', message = 'throttle_interval_ms cannot be NULL';
  end if;
  if throttle_interval_ms < 0 then
    raise exception 'throttle_interval_ms must be non-negative';
  end if;
  if v_name is null or to_regclass(format('pgmq.%I', v_table)) is null then
    raise exception 'Queue "%" does not exist. Create it first using pgmq.create()', queue_name;
  end if;
  perform pgmq.disable_notify_insert(queue_name);
  insert into pgmq.notify_insert_throttle (queue_name, throttle_interval_ms)
  values (v_name, enable_notify_insert.throttle_interval_ms);
  execute format(
    'create constraint trigger trigger_notify_queue_insert_listeners after insert on pgmq.%I '
    'deferrable for each row execute function pgmq.notify_queue_listeners(%L)', v_table, v_table);
end
$$;
comment on function pgmq.enable_notify_insert(text, integer) is 'Announces inserts into a queue, at most one an interval.';
revoke all on function pgmq.enable_notify_insert(text, integer) from public;
