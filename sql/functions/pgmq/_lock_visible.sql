-- Locks the oldest visible messages of a table and returns their ids: what read and pop have in common.
--
-- The oldest id first, without walking past delayed messages: an index on vt gives what is visible, one on the
-- id gives the order, and neither gives both. So, in this order, until the batch is full:
--   1. up to 100 visible messages by vt, or qty: when those are all there are, they are sorted, the answer exact;
--   2. the first 2,000 ids, delayed or not: exact again, and it stops as soon as the batch is full;
--   3. the 10,000 that have been visible longest, sorted by id: exact unless more are visible behind a wall of
--      delayed ones, and then only the order suffers, nothing is lost.
-- Each cost is bounded, whatever the backlog. A condition on the message walks all that is visible.
-- The clock is taken once, for a volatile one in the predicate could not use the index.
create or replace function pgmq._lock_visible(queue_table text, qty integer, conditional jsonb)
returns bigint[] language plpgsql volatile
as $$
declare
  v_now timestamptz := pg_catalog.clock_timestamp();
  v_probe bigint := greatest(qty::bigint, 99) + 1;
  v_candidates bigint[];
  v_ids bigint[];
begin
  if conditional is not null and conditional <> '{}' then
    execute pg_catalog.format(
      'select array(select m.msg_id from pgmq.%I m where m.vt <= $1 and m.message @> $2'
      ' order by m.msg_id limit $3 for update skip locked)', queue_table)
    into v_ids using v_now, conditional, qty;
    return v_ids;
  end if;

  execute pg_catalog.format(
    'select array(select m.msg_id from pgmq.%I m where m.vt <= $1 order by m.vt limit $2)', queue_table)
  into v_candidates using v_now, v_probe;
  if pg_catalog.cardinality(v_candidates) < v_probe then
    return pgmq._lock_candidates(queue_table, v_candidates, v_now, qty);
  end if;

  -- Some more than asked for, in case that other readers are taking some of them.
  execute pg_catalog.format(
    'select array(select o.msg_id from (select m.msg_id, m.vt from pgmq.%I m order by m.msg_id limit 2000) o'
    ' where o.vt <= $1 order by o.msg_id limit $2)', queue_table)
  into v_candidates using v_now, qty::bigint + 100;
  v_ids := pgmq._lock_candidates(queue_table, v_candidates, v_now, qty);
  if pg_catalog.cardinality(v_ids) = qty then
    return v_ids;
  end if;
  execute pg_catalog.format(
    'select array(select m.msg_id from pgmq.%I m where m.vt <= $1 order by m.vt limit 10000)', queue_table)
  into v_candidates using v_now;
  return pgmq._lock_candidates(queue_table, v_candidates, v_now, qty);
end
$$;
comment on function pgmq._lock_visible(text, integer, jsonb) is 'Internal: locks the oldest visible messages of a table.';
revoke all on function pgmq._lock_visible(text, integer, jsonb) from public;
