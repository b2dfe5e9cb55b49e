-- Up to which id this session's next read of a table should look for visible messages; null where its last read was not
-- full, or of another table: then it should find out. See pgmq._note_front.
create or replace function pgmq._front(queue_table text)
returns bigint language sql stable
as $$
  select case when pg_catalog.split_part(pg_catalog.current_setting('pgmq.front', true), ' ', 1) = queue_table
    then pg_catalog.split_part(pg_catalog.current_setting('pgmq.front', true), ' ', 2)::bigint end
$$;
comment on function pgmq._front(text) is 'Internal: up to which id the next read of this session should look.';
revoke all on function pgmq._front(text) from public;
