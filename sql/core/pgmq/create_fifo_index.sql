-- Indexes the headers of a queue, as long as it has no such index.
create or replace function pgmq.create_fifo_index(queue_name text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq._create_fifo_index_if_not_exists(queue_name);
end
$$;
comment on function pgmq.create_fifo_index(text) is 'Indexes the headers of a queue.';
revoke all on function pgmq.create_fifo_index(text) from public;
