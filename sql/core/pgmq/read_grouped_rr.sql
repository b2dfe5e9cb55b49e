-- Reads the first message of each group, the group with the oldest head first, then the second of each, and so on.
-- Rows in that order.
-- The group of a message is headers->>'x-pgmq-group'; those without it are one group. Only the head of a group, its
-- oldest message, lets the group be read: while that is in flight, delayed or being taken by somebody else, the
-- group rests, and so its messages are handled in order. Locking the heads is what keeps two readers out of one
-- group; groups of the same name in other queues have nothing to do with it.
create or replace function pgmq.read_grouped_rr(queue_name text, vt integer, qty integer)
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
      ), ranked as (
        select m.msg_id, f.head, row_number() over (partition by f.fifo_group order by m.msg_id) as place
        from free f
        join pgmq.%1$I m on coalesce(m.headers ->> 'x-pgmq-group', '_default_fifo_group') = f.fifo_group
        where m.vt <= $1
      ), chosen as (
        select r.msg_id, r.place, r.head from ranked r order by r.place, r.head limit $2
      ), held as materialized (
        select m.msg_id, c.place, c.head
        from chosen c
        join pgmq.%1$I m on m.msg_id = c.msg_id
        where m.vt <= $1
        order by m.msg_id
        for update of m skip locked
      ), taken as (
        update pgmq.%1$I m
        set vt = $1 + make_interval(secs => $3), read_ct = least(m.read_ct, 2147483646) + 1, last_read_at = $1
        from held
        where m.msg_id = held.msg_id
        returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers,
          held.place, held.head
      )
      select t.msg_id, t.read_ct, t.enqueued_at, t.last_read_at, t.vt, t.message, t.headers
      from taken t
      order by t.place, t.head
    $query$, v_table)
  using pg_catalog.clock_timestamp(), qty, vt;
end
$$;
comment on function pgmq.read_grouped_rr(text, integer, integer) is
  'Reads messages of all groups in turn, each group in order.';
revoke all on function pgmq.read_grouped_rr(text, integer, integer) from public;
