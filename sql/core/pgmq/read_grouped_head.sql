-- Reads at most one message of each group: its oldest. Rows in order of id.
-- The group of a message is headers->>'x-pgmq-group'; those without it are one group. Only the head of a group, its
-- oldest message, lets the group be read: while that is in flight, delayed or being taken by somebody else, the
-- group rests, and so its messages are handled in order. Locking the heads is what keeps two readers out of one
-- group; groups of the same name in other queues have nothing to do with it.
create or replace function pgmq.read_grouped_head(queue_name text, vt integer, qty integer)
returns setof pgmq.message_record language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
begin
  perform pgmq._check_read(vt, qty);
  if not pgmq._is_any_visible(v_table) then
    return; -- finding the heads looks at every message
  end if;
  return query execute pg_catalog.format(
    $query$
      with heads as (
        select coalesce(m.headers ->> 'x-pgmq-group', '_default_fifo_group') as fifo_group, min(m.msg_id) as msg_id
        from pgmq.%1$I m
        group by 1
      ), free as materialized (
        select h.fifo_group, h.msg_id as head
        from heads h
        join pgmq.%1$I m on m.msg_id = h.msg_id
        where m.vt <= $1
        order by h.msg_id
        limit $2
        for update of m skip locked
      ), taken as (
        update pgmq.%1$I m
        set vt = $1 + make_interval(secs => $3), read_ct = least(m.read_ct, 2147483646) + 1, last_read_at = $1
        from free
        where m.msg_id = free.head
        returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers
      )
      select t.msg_id, t.read_ct, t.enqueued_at, t.last_read_at, t.vt, t.message, t.headers
      from taken t
      order by t.msg_id
    $query$, v_table)
  using pg_catalog.clock_timestamp(), qty, vt;
end
$$;
comment on function pgmq.read_grouped_head(text, integer, integer) is
  'Reads the oldest message of each group.';
revoke all on function pgmq.read_grouped_head(text, integer, integer) from public;
