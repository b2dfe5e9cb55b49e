-- Takes the oldest visible messages out of the queue: they are gone, whatever becomes of the reader.
create or replace function pgmq.pop(queue_name text, qty integer default 1)
returns setof pgmq.message_record language plpgsql volatile
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_ids bigint[];
begin
  perform pgmq._check_read(0, qty);
  v_ids := pgmq._lock_visible(v_table, qty, null);
  if pg_catalog.cardinality(v_ids) = 0 then
    return;
  end if;
  return query execute pg_catalog.format(
    $query$
      with taken as (
        delete from pgmq.%I m
        where m.msg_id = any ($1)
        returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers
      )
      select * from taken order by taken.msg_id
    $query$, v_table)
  using v_ids;
end
$$;
comment on function pgmq.pop(text, integer) is 'Takes the oldest visible messages out of the queue.';
revoke all on function pgmq.pop(text, integer) from public;
