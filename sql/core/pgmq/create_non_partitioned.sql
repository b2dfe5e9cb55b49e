-- Creates a queue: table, archive, indexes, row in pgmq.meta. No error when it exists.
-- Its tables belong to linernotes_owner whoever calls.
create or replace function pgmq.create_non_partitioned(queue_name text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq.validate_queue_name(queue_name);
  perform pgmq.acquire_queue_lock(queue_name);
  perform pgmq._check_new_queue(queue_name, 'logged');
  perform pgmq._create_queue(queue_name, false);
end
$$;
comment on function pgmq.create_non_partitioned(text) is 'Creates a queue; no error when it exists.';
revoke all on function pgmq.create_non_partitioned(text) from public;
