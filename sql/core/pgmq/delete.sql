-- Deletes messages, held or not. Returns the ids that were there.
-- The index on the id is the only way: so locks are taken, and ids returned, in their order, and two who name the same
-- messages never wait for each other in a ring.
create or replace function pgmq.delete(queue_name text, msg_ids bigint[])
returns setof bigint language plpgsql volatile
set enable_seqscan = off set enable_bitmapscan = off
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute pg_catalog.format(
    'delete from pgmq.%I m where m.msg_id = any ($1) returning m.msg_id', pgmq.format_table_name(queue_name, 'q'))
  using msg_ids;
end
$$;

create or replace function pgmq.delete(queue_name text, msg_id bigint)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count integer;
begin
  execute pg_catalog.format(
    'delete from pgmq.%I m where m.msg_id = $1', pgmq.format_table_name(queue_name, 'q'))
  using msg_id;
  get diagnostics v_count = row_count;
  return v_count > 0;
end
$$;
comment on function pgmq.delete(text, bigint) is 'Deletes a message; false when it is gone.';
revoke all on function pgmq.delete(text, bigint) from public;
comment on function pgmq.delete(text, bigint[]) is 'Deletes messages; returns the ids that were there.';
revoke all on function pgmq.delete(text, bigint[]) from public;
