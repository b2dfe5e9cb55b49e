-- A queue's name as pgmq.meta spells it, whatever the case in which it is asked for; null when there is none.
create or replace function pgmq._spelling(queue_name text)
returns text language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select m.queue_name::text
  from pgmq.meta m
  where pg_catalog.lower(m.queue_name::text collate "C") = pg_catalog.lower(_spelling.queue_name collate "C")
$$;
comment on function pgmq._spelling(text) is 'Internal: a queue''s name as pgmq.meta spells it.';
revoke all on function pgmq._spelling(text) from public;
