-- The queues.
create or replace function pgmq.list_queues()
returns setof pgmq.queue_record language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select m.queue_name, m.is_partitioned, m.is_unlogged, m.created_at from pgmq.meta m
$$;
comment on function pgmq.list_queues() is 'The queues.';
revoke all on function pgmq.list_queues() from public;
