-- Locks the oldest visible messages and returns their ids: what read and pop have in common.
--
-- The oldest id first, without walking past delayed messages: an index on vt gives what is visible, one on the
-- id gives the order, and neither gives both. So, in this order, until the batch is full:
--   1. up to 1,000 visible messages by vt: when those are all there are, they are sorted and the answer is exact;
--   2. the first 2,000 ids, delayed or not: exact again, when enough of them are visible;
--   3. the 10,000 that have been visible longest, sorted by id: exact unless more are visible behind a wall of
--      delayed ones, and then only the order suffers, nothing is lost.
-- Each cost is bounded, whatever the backlog. A condition on the message walks all that is visible.
-- The clock is taken once, for a volatile one in the predicate could not use the index.
create or replace function pgmq._lock_visible(queue_name text, qty integer, conditional jsonb)
returns bigint[] language plpgsql volatile
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_now timestamptz := pg_catalog.clock_timestamp();
  v_ids bigint[];
  v_candidates text;
  v_visible bigint;
begin
  if qty is null or qty < 0 then
    raise exception using
      errcode = '22023', message = pg_catalog.format('qty must be 0 or more, got: %s', coalesce(qty::text, 'NULL'));
  end if;
  if conditional is not null and conditional <> '{}' then
    execute pg_catalog.format(
      'select array_agg(due.msg_id) from ('
      '  select m.msg_id from pgmq.%I m where m.vt <= $1 and m.message @> $2'
      '  order by m.msg_id limit $3 for update skip locked) as due', v_table)
    into v_ids using v_now, conditional, qty;
    return coalesce(v_ids, '{}');
  end if;

  execute pg_catalog.format(
    'select count(*) from (select from pgmq.%I m where m.vt <= $1 order by m.vt limit 1000) as visible', v_table)
  into v_visible using v_now;
  if v_visible = 0 then
    return '{}';
  end if;

  foreach v_candidates in array case
    when v_visible < 1000 then array['select c.msg_id, c.vt from pgmq.%I c where c.vt <= $1 order by c.vt limit 1000']
    else array[
      'select c.msg_id, c.vt from pgmq.%I c order by c.msg_id limit 2000',
      'select c.msg_id, c.vt from pgmq.%I c where c.vt <= $1 order by c.vt limit 10000']
    end
  loop
    -- A thousand more than asked for, in case that other readers are taking some of them.
    execute pg_catalog.format(
      'select array(select v.msg_id from (' || v_candidates || ') v where v.vt <= $1 order by v.msg_id limit $2 + 1000)',
      v_table)
    into v_ids using v_now, qty::bigint;
    execute pg_catalog.format(
      'select array(select m.msg_id from pgmq.%I m where m.msg_id = any ($3) and m.vt <= $1'
      ' order by m.msg_id limit $2 for update skip locked)', v_table)
    into v_ids using v_now, qty, v_ids;
    exit when pg_catalog.cardinality(v_ids) >= qty;
  end loop;
  return coalesce(v_ids, '{}');
end
$$;
comment on function pgmq._lock_visible(text, integer, jsonb) is 'Internal: locks the oldest visible messages.';
revoke all on function pgmq._lock_visible(text, integer, jsonb) from public;
