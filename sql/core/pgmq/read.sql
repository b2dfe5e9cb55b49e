-- Reads the oldest visible messages and hides them for vt seconds. Rows in order of id.
-- conditional: only messages that contain it.
-- After a full read a session looks for the next ones in the order of ids at once, which is one statement; otherwise it
-- first finds out where they may be: see pgmq._lock_visible.
create or replace function pgmq.read(queue_name text, vt integer, qty integer, conditional jsonb default '{}')
returns setof pgmq.message_record language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_change text := pg_catalog.format(
    'update pgmq.%I m set vt = $1 + make_interval(secs => $2), read_ct = least(m.read_ct, 2147483646) + 1, last_read_at = $1', v_table);
  v_now timestamptz := pg_catalog.clock_timestamp();
  v_front bigint := case when conditional = '{}' then pgmq._front(v_table) end;
  v_found integer := 0;
  v_ids bigint[];
begin
  perform pgmq._check_read(vt, qty);
  if v_front is not null then
    return query execute pgmq._take_statement(v_change, pgmq._visible_clause(v_table, '$3', '$4'))
    using v_now, vt, v_front, qty;
    get diagnostics v_found = row_count;
  end if;
  if v_found = qty then
    return;
  end if;
  v_ids := pgmq._lock_visible(v_table, qty - v_found, conditional);
  if pg_catalog.cardinality(v_ids) > 0 then
    return query execute pgmq._take_statement(v_change, '$3') using v_now, vt, v_ids;
  end if;
  if conditional = '{}' then
    perform pgmq._note_front(v_table, qty, v_found, v_ids);
  end if;
end
$$;
comment on function pgmq.read(text, integer, integer, jsonb) is 'Reads the oldest visible messages and hides them for vt seconds.';
revoke all on function pgmq.read(text, integer, integer, jsonb) from public;
