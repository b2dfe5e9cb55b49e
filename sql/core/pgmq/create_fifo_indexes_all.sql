-- Indexes the headers of all queues.
create or replace function pgmq.create_fifo_indexes_all()
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq.create_fifo_index(m.queue_name) from pgmq.meta m;
end
$$;
comment on function pgmq.create_fifo_indexes_all() is 'Indexes the headers of all queues.';
revoke all on function pgmq.create_fifo_indexes_all() from public;
