-- Serialises creating and dropping of one queue until the end of the transaction.
create or replace function pgmq.acquire_queue_lock(queue_name text)
returns void language plpgsql volatile
as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(
    pg_catalog.hashtext('pgmq.queue_' || pg_catalog.lower(queue_name collate "C")));
end
$$;
comment on function pgmq.acquire_queue_lock(text) is 'Serialises creating and dropping of one queue.';
revoke all on function pgmq.acquire_queue_lock(text) from public;
