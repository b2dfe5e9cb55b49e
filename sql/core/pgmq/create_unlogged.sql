-- Creates a queue whose table is not logged: faster, and a crash of the server empties it. Its archive is logged.
-- No error when it exists; a logged queue of that name is refused, for it would stay logged.
create or replace function pgmq.create_unlogged(queue_name text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq.validate_queue_name(queue_name);
  perform pgmq.acquire_queue_lock(queue_name);
  perform pgmq._check_new_queue(queue_name, 'unlogged');
  perform pgmq._create_queue(queue_name, true);
end
$$;
comment on function pgmq.create_unlogged(text) is 'Creates an unlogged queue; no error when it exists.';
revoke all on function pgmq.create_unlogged(text) from public;
