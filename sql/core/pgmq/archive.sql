-- Moves messages, held or not, to the archive. Returns the ids that were there.
-- The index on the id is the only way: so locks are taken, and ids returned, in their order, and two who name the same
-- messages never wait for each other in a ring.
create or replace function pgmq.archive(queue_name text, msg_ids bigint[])
returns setof bigint language plpgsql volatile
set enable_seqscan = off set enable_bitmapscan = off
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute pgmq._archive_statement(queue_name, '= any ($1)') using msg_ids;
end
$$;

create or replace function pgmq.archive(queue_name text, msg_id bigint)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count integer;
begin
  execute pgmq._archive_statement(queue_name, '= $1') using msg_id;
  get diagnostics v_count = row_count;
  return v_count > 0;
end
$$;
comment on function pgmq.archive(text, bigint) is 'Archives a message; false when it is gone.';
revoke all on function pgmq.archive(text, bigint) from public;
comment on function pgmq.archive(text, bigint[]) is 'Archives messages; returns the ids that were there.';
revoke all on function pgmq.archive(text, bigint[]) from public;
