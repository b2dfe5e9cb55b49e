-- Takes the oldest visible messages out of the queue: they are gone, whatever becomes of the reader. Finds them as
-- pgmq.read does.
create or replace function pgmq.pop(queue_name text, qty integer default 1)
returns setof pgmq.message_record language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_change text := pg_catalog.format('delete from pgmq.%I m', v_table);
  v_front bigint := pgmq._front(v_table);
  v_found integer := 0;
  v_ids bigint[];
begin
  perform pgmq._check_read(0, qty);
  if v_front is not null then
    return query execute pgmq._take_statement(v_change, pgmq._visible_clause(v_table, '$2', '$3'))
    using pg_catalog.clock_timestamp(), v_front, qty;
    get diagnostics v_found = row_count;
  end if;
  if v_found = qty then
    return;
  end if;
  v_ids := pgmq._lock_visible(v_table, qty - v_found, null);
  if pg_catalog.cardinality(v_ids) > 0 then
    return query execute pgmq._take_statement(v_change, '$1') using v_ids;
  end if;
  perform pgmq._note_front(v_table, qty, v_found, v_ids);
end
$$;
comment on function pgmq.pop(text, integer) is 'Takes the oldest visible messages out of the queue.';
revoke all on function pgmq.pop(text, integer) from public;
