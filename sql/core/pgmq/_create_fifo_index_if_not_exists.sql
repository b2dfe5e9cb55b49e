-- Indexes the headers of a queue: for searches like headers @> '{"x-pgmq-group": "a"}'.
create or replace function pgmq._create_fifo_index_if_not_exists(queue_name text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
begin
  execute format('create index if not exists %I on pgmq.%I using gin (headers)', v_table || '_fifo_idx', v_table);
end
$$;
comment on function pgmq._create_fifo_index_if_not_exists(text) is 'Internal: indexes the headers of a queue.';
revoke all on function pgmq._create_fifo_index_if_not_exists(text) from public;
