-- Announces a queue's inserts no more.
create or replace function pgmq.disable_notify_insert(queue_name text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('drop trigger if exists trigger_notify_queue_insert_listeners on pgmq.%I',
    pgmq.format_table_name(queue_name, 'q'));
  delete from pgmq.notify_insert_throttle t
  where lower(t.queue_name::text collate "C") = lower(disable_notify_insert.queue_name collate "C");
end
$$;
comment on function pgmq.disable_notify_insert(text) is 'Announces a queue''s inserts no more.';
revoke all on function pgmq.disable_notify_insert(text) from public;
