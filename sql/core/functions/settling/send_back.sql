-- Sends held messages back with a delay and notes why: what fail and defer have in common.
-- A fence holds until the message is read again, so a caller that is unsure of its commit may come twice: the second
-- time finds the first in the history, changes nothing, and returns the id all the same.
create or replace function linernotes.send_back(
  p_queue text, p_message_ids bigint[], p_read_counts integer[], p_delays_ms bigint[], p_causes jsonb[],
  p_outcome text)
returns setof bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.checked_queue(p_queue);
  v_now timestamptz := linernotes.current_time();
  v_held bigint[];
begin
  perform linernotes.check_fence(p_message_ids, p_read_counts);
  perform linernotes.check_delays(p_delays_ms, cardinality(p_message_ids));
  perform linernotes.check_causes(p_causes, cardinality(p_message_ids));
  -- Locked by a statement of its own, so that the next one sees what whoever held the lock has noted.
  execute format(
    $query$
      select array(
        select m.msg_id
        from pgmq.%1$I m
        join unnest($1, $2) as given (msg_id, read_ct) on m.msg_id = given.msg_id and m.read_ct = given.read_ct
        order by m.msg_id
        for update of m)
    $query$, 'q_' || v_queue)
  into v_held using p_message_ids, p_read_counts;
  return query execute format(
    $query$
      with given as materialized (
        select g.msg_id, g.delay_ms, g.cause
        from unnest($1, $3, $4, $2) as g (msg_id, delay_ms, cause, read_ct)
        join pgmq.%1$I m on m.msg_id = g.msg_id
        left join linernotes.message_attempts a
          on a.queue = $6 and a.msg_id = m.msg_id and a.enqueued_at = m.enqueued_at
        where g.msg_id = any ($8) and (a.history -> -1 ->> 'read_ct')::integer is distinct from g.read_ct
      ), moved as (
        update pgmq.%1$I m
        set vt = $5 + given.delay_ms * interval '1 millisecond'
        from given
        where m.msg_id = given.msg_id
        returning m.msg_id, m.read_ct, m.enqueued_at, given.cause
      ), noted as (
        insert into linernotes.message_attempts as a (queue, msg_id, enqueued_at, attempts, deferrals, history)
        select $6, moved.msg_id, moved.enqueued_at, ($7 = 'fail')::int, ($7 = 'defer')::int,
          linernotes.history_with('[]', moved.cause, $7, moved.read_ct, $5)
        from moved
        order by moved.msg_id
        on conflict (queue, msg_id) do update
        set
          enqueued_at = excluded.enqueued_at,
          -- As far as they go: one message's count must not stop its batch.
          attempts = excluded.attempts
            + case when a.enqueued_at = excluded.enqueued_at then least(a.attempts, 2147483646) else 0 end,
          deferrals = excluded.deferrals
            + case when a.enqueued_at = excluded.enqueued_at then least(a.deferrals, 2147483646) else 0 end,
          history = case
            when a.enqueued_at = excluded.enqueued_at and jsonb_array_length(a.history) >= 20
            then (a.history - 0) || excluded.history
            when a.enqueued_at = excluded.enqueued_at then a.history || excluded.history
            else excluded.history
          end
      ), ended as (
        delete from linernotes.begun_handlings b
        using moved
        where moved.read_ct > 1 and b.queue = $6 and b.msg_id = moved.msg_id and b.read_ct = moved.read_ct
      )
      select h.msg_id from unnest($8) as h (msg_id)
    $query$, 'q_' || v_queue)
  using p_message_ids, p_read_counts, p_delays_ms, p_causes, v_now, v_queue, p_outcome, v_held;
end
$$;
comment on function linernotes.send_back(text, bigint[], integer[], bigint[], jsonb[], text) is
  'Hides held messages for a delay and notes why; behind fail and defer.';
revoke all on function linernotes.send_back(text, bigint[], integer[], bigint[], jsonb[], text) from public;
