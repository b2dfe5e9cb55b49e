-- Up to which id this session's next read of a table should look for visible messages; null where its last read was not
-- full, or of another table: then it should find out. See pgmq._note_front.
-- Anybody may set what stands in a setting: whatever is no note of ours is none.
create or replace function pgmq._front(queue_table text)
returns bigint language sql stable
return case
  when pg_catalog.current_setting('pgmq.front', true) ~ '^[^ ]+ [0-9]{1,18}$'
    and pg_catalog.split_part(pg_catalog.current_setting('pgmq.front', true), ' ', 1) = queue_table
  then pg_catalog.split_part(pg_catalog.current_setting('pgmq.front', true), ' ', 2)::bigint end;
comment on function pgmq._front(text) is 'Internal: up to which id the next read of this session should look.';
revoke all on function pgmq._front(text) from public;
