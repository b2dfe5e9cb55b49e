-- Reads due messages and hides them until the visibility timeout has passed.
-- Takes those that have been due longest, by the index on vt: messages delayed or in flight cost nothing.
-- A message that another reader is taking at this moment is skipped. Rows come sorted by id.
create or replace function linernotes.read(p_queue text, p_limit integer, p_visibility_timeout_seconds integer)
returns table (
  msg_id bigint, read_ct integer, enqueued_at timestamptz, vt timestamptz,
  message jsonb, headers jsonb, attempts integer, deferrals integer)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.checked_queue(p_queue);
  v_now timestamptz := linernotes.current_time();
begin
  if p_limit is null or p_limit not between 1 and 10000 then
    raise exception using errcode = 'LN002', message = 'p_limit must be 1 to 10000';
  end if;
  if p_visibility_timeout_seconds is null or p_visibility_timeout_seconds not between 0 and 86400 then
    raise exception using errcode = 'LN002', message = 'p_visibility_timeout_seconds must be 0 to 86400';
  end if;
  return query execute format(
    $query$
      with due as materialized (
        select m.msg_id
        from pgmq.%1$I m
        where m.vt <= $1
        order by m.vt
        limit $2
        for update skip locked
      ), taken as (
        update pgmq.%1$I m
        set read_ct = m.read_ct + 1, vt = $1 + make_interval(secs => $3), last_read_at = $1
        from due
        where m.msg_id = due.msg_id
        returning m.msg_id, m.read_ct, m.enqueued_at, m.vt, m.message, m.headers
      )
      select t.msg_id, t.read_ct, t.enqueued_at, t.vt, t.message, t.headers,
        coalesce(a.attempts, 0), coalesce(a.deferrals, 0)
      from taken t
      left join linernotes.message_attempts a
        on a.queue = $4 and a.msg_id = t.msg_id and a.enqueued_at = t.enqueued_at
      order by t.msg_id
    $query$, 'q_' || v_queue)
  using v_now, p_limit, p_visibility_timeout_seconds, v_queue;
end
$$;
comment on function linernotes.read(text, integer, integer) is
  'Reads due messages and hides them until the visibility timeout has passed.';
revoke all on function linernotes.read(text, integer, integer) from public;
grant execute on function linernotes.read(text, integer, integer) to linernotes_worker;
