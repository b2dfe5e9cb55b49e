-- Serialises creating and dropping of queues until the end of the transaction. By a lock on pgmq.meta, which needs rights:
-- an advisory lock could be anybody's.
create or replace function pgmq.acquire_queue_lock(queue_name text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq.format_table_name(queue_name, 'q');
  lock table pgmq.meta in share row exclusive mode;
end
$$;
comment on function pgmq.acquire_queue_lock(text) is 'Serialises creating and dropping of queues.';
revoke all on function pgmq.acquire_queue_lock(text) from public;
