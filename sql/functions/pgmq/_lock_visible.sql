-- Locks the oldest visible messages of a table and returns their ids: what read and pop have in common.
--
-- The oldest id first, without walking past delayed messages: an index on vt gives what is visible, one on the id
-- gives the order, and neither gives both. So the two are tried in turn, each as far as it is cheap: those visible
-- longest, sorted, are the answer when they are all there are; the first ids are when enough of them are visible.
-- Only with more than 10,000 visible behind 20,000 that are not does the order suffer; nothing is lost.
-- An empty read behind any number of delayed messages costs one look at the index.
-- A condition on the message walks all that is visible.
-- The clock is taken once, for a volatile one in the predicate could not use the index.
create or replace function pgmq._lock_visible(queue_table text, qty integer, conditional jsonb)
returns bigint[] language plpgsql volatile
as $$
declare
  v_now timestamptz := pg_catalog.clock_timestamp();
  v_some bigint := qty::bigint + 30; -- more than asked for, in case that other readers are taking some of them
  v_limit bigint;
  v_seen bigint;
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

  -- Odd steps go by vt, even ones by id; the last one has all that it found for candidates.
  for v_step in 1..5 loop
    v_limit := (array[v_some, 2000, 2000, 20000, 10000])[v_step];
    execute pg_catalog.format(
      case v_step % 2 when 1 then
        'select count(*), array_agg(o.msg_id order by o.msg_id)'
        ' from (select m.msg_id from pgmq.%I m where m.vt <= $1 order by m.vt limit $2) o'
      else
        'select count(*), array_agg(o.msg_id order by o.msg_id) from ('
        '  select i.msg_id from (select m.msg_id, m.vt from pgmq.%I m order by m.msg_id limit $2) i'
        '  where i.vt <= $1 limit $3) o'
      end, queue_table)
    into v_seen, v_candidates using v_now, v_limit, v_some;
    continue when v_step in (1, 3) and v_seen = v_limit; -- there are more: the oldest may be among those
    if v_step < 5 then
      v_candidates := v_candidates[1:v_some];
    end if;
    v_ids := pgmq._lock_candidates(queue_table, v_candidates, v_now, qty);
    exit when pg_catalog.cardinality(v_ids) = qty or v_step % 2 = 1 and v_seen <= v_some;
  end loop;
  return v_ids;
end
$$;
comment on function pgmq._lock_visible(text, integer, jsonb) is 'Internal: locks the oldest visible messages of a table.';
revoke all on function pgmq._lock_visible(text, integer, jsonb) from public;
