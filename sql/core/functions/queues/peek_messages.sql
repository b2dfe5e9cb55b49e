-- Messages that wait in a queue, hidden or not, by id behind p_after: to look at, and nothing is read by it. Of a large
-- one the beginning, as linernotes.excerpt has it.
create or replace function linernotes.peek_messages(p_queue text, p_after bigint, p_limit integer)
returns table (
  msg_id bigint, read_ct integer, enqueued_at timestamptz, visible_at timestamptz, is_visible boolean, message text,
  headers text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set jit = off
as $$
declare
  v_queue text := lower(p_queue);
begin
  if not exists (select from linernotes.entered_queues e where e.queue = v_queue)
    or to_regclass(format('pgmq.%I', 'q_' || v_queue)) is null
  then
    raise exception using errcode = 'LN001', message = format('there is no queue %s', left(p_queue, 100));
  end if;
  return query execute format(
    $query$
      select m.msg_id, m.read_ct::integer, m.enqueued_at, nullif(m.vt, 'infinity'), m.vt <= $3,
        linernotes.excerpt(m.message, 4096), linernotes.excerpt(m.headers, 4096)
      from pgmq.%I m
      where m.msg_id > $1
      order by m.msg_id limit $2
    $query$, 'q_' || v_queue)
  using coalesce(p_after, 0), least(p_limit, 1000), linernotes.current_time();
end
$$;
comment on function linernotes.peek_messages(text, bigint, integer) is
  'Messages that wait in a queue, to look at; reads none of them.';
revoke all on function linernotes.peek_messages(text, bigint, integer) from public;
grant execute on function linernotes.peek_messages(text, bigint, integer) to linernotes_operator, linernotes_reader;
