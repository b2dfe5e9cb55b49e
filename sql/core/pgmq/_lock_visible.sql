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
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := pg_catalog.clock_timestamp();
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

  -- Odd steps go by vt, even ones by id. More than asked for, in case that other readers are taking some of them.
  foreach v_limit in array array[qty::bigint + 30, -2000, 2000, -20000, 10000] loop
    if v_limit < 0 then
      execute 'select ' || pgmq._visible_clause(
        queue_table, pg_catalog.format('(select min(f.msg_id) from pgmq.%I f) + $2', queue_table), '$3')
      into v_ids using v_now, -v_limit, qty;
      exit when pg_catalog.cardinality(v_ids) = qty;
    else
      execute pg_catalog.format(
        'select count(*), array_agg(o.msg_id) from ('
        '  select m.msg_id from pgmq.%I m where m.vt <= $1 order by m.vt limit $2) o', queue_table)
      into v_seen, v_candidates using v_now, v_limit;
      if v_seen < v_limit or v_limit = 10000 then -- otherwise there are more, and the oldest may be among those
        v_ids := pgmq._lock_candidates(queue_table, v_candidates, v_now, qty);
        exit;
      end if;
    end if;
  end loop;
  return v_ids;
end
$$;
comment on function pgmq._lock_visible(text, integer, jsonb) is 'Internal: locks the oldest visible messages of a table.';
revoke all on function pgmq._lock_visible(text, integer, jsonb) from public;
