-- Locks the first of these messages, by id, that are still visible and that nobody else is taking.
-- "Still visible" is written so that no index on vt can serve it: with old statistics the planner takes that one.
create or replace function pgmq._lock_candidates(queue_table text, candidates bigint[], visible_at timestamptz, qty integer)
returns bigint[] language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids bigint[];
begin
  if candidates is null then
    return '{}';
  end if;
  execute pg_catalog.format(
    'select array(select m.msg_id from pgmq.%I m where m.msg_id = any ($1) and greatest(m.vt, $2) = $2'
    ' order by m.msg_id limit $3 for update skip locked)', queue_table)
  into v_ids using candidates, visible_at, qty;
  return v_ids;
end
$$;
comment on function pgmq._lock_candidates(text, bigint[], timestamptz, integer) is
  'Internal: locks the first of these messages that are free.';
revoke all on function pgmq._lock_candidates(text, bigint[], timestamptz, integer) from public;
