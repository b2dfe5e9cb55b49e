-- Reads the oldest visible messages and hides them for vt seconds. Rows in order of id.
-- conditional: only messages that contain it.
create or replace function pgmq.read(queue_name text, vt integer, qty integer, conditional jsonb default '{}')
returns setof pgmq.message_record language plpgsql volatile
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_ids bigint[];
begin
  perform pgmq._check_read(vt, qty);
  v_ids := pgmq._lock_visible(v_table, qty, conditional);
  if pg_catalog.cardinality(v_ids) = 0 then
    return;
  end if;
  return query execute pg_catalog.format(
    $query$
      with taken as (
        update pgmq.%I m
        set vt = $2 + make_interval(secs => $3), read_ct = m.read_ct + 1, last_read_at = $2
        where m.msg_id = any ($1)
        returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers
      )
      select * from taken order by taken.msg_id
    $query$, v_table)
  using v_ids, pg_catalog.clock_timestamp(), vt;
end
$$;
comment on function pgmq.read(text, integer, integer, jsonb) is 'Reads the oldest visible messages and hides them for vt seconds.';
revoke all on function pgmq.read(text, integer, integer, jsonb) from public;
