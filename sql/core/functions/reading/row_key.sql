-- The column by which compiled functions find a row that they have locked: its place in the table, which is
-- cheapest, or its id where the table is partitioned, for then places are not unique.
create or replace function linernotes.row_key(p_queue text)
returns text language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select case c.relkind when 'p' then 'msg_id' else 'ctid' end
  from pg_class c where c.oid = to_regclass(format('pgmq.%I', 'q_' || p_queue))
$$;
comment on function linernotes.row_key(text) is 'Internal: the column by which locked rows of a queue are found.';
revoke all on function linernotes.row_key(text) from public;
