-- Gives messages up: moves them to linernotes.dead_letters with cause, history and counts.
-- A cause {category, code, error} with "counts_attempt": true counts the attempt that ended here.
-- Returns the ids whose fence held.
create or replace function linernotes.dead_letter(
  p_queue text, p_message_ids bigint[], p_read_counts integer[], p_causes jsonb[])
returns setof bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.checked_queue(p_queue);
  v_now timestamptz := linernotes.current_time();
begin
  perform linernotes.check_fence(p_message_ids, p_read_counts);
  perform linernotes.check_causes(p_causes, cardinality(p_message_ids));
  return query execute format(
    $query$
      with held as materialized (
        select m.msg_id, given.cause
        from pgmq.%1$I m
        join unnest($1, $2, $3) as given (msg_id, read_ct, cause)
          on m.msg_id = given.msg_id and m.read_ct = given.read_ct
        order by m.msg_id
        for update of m
      ), gone as (
        delete from pgmq.%1$I m
        using held
        where m.msg_id = held.msg_id
        returning m.msg_id, m.read_ct, m.enqueued_at, m.message, m.headers, held.cause
      ), forgotten as (
        delete from linernotes.message_attempts a
        using gone
        where a.queue = $5 and a.msg_id = gone.msg_id
        returning a.msg_id, a.enqueued_at, a.attempts, a.deferrals, a.history
      ), ended as (
        delete from linernotes.begun_handlings b
        using gone
        where gone.read_ct > 1 and b.queue = $5 and b.msg_id = gone.msg_id
      ), given_up as (
        insert into linernotes.dead_letters (
          queue, msg_id, message, headers, read_ct, attempts, deferrals, category, code, error, history, run_id,
          enqueued_at, dead_at)
        select $5, gone.msg_id, gone.message, gone.headers, gone.read_ct,
          least(2147483647, 0::bigint
            + coalesce(f.attempts, 0) + (coalesce(gone.cause ->> 'counts_attempt', '') = 'true')::int),
          coalesce(f.deferrals, 0),
          left(coalesce(gone.cause ->> 'category', 'unknown'), 100),
          left(coalesce(gone.cause ->> 'code', 'unknown'), 200),
          left(coalesce(gone.cause ->> 'error', ''), 2000),
          linernotes.history_with(coalesce(f.history, '[]'), gone.cause, 'dead_letter', gone.read_ct, $4),
          linernotes.run_of(gone.headers), gone.enqueued_at, $4
        from gone
        left join forgotten f on f.msg_id = gone.msg_id and f.enqueued_at = gone.enqueued_at
        order by gone.msg_id
      ), progress as (
        insert into linernotes.run_progress (run_id, queue, dead_lettered, at)
        select linernotes.run_of(gone.headers), $5, count(*), $4
        from gone
        where linernotes.run_of(gone.headers) is not null
        group by 1
      )
      select gone.msg_id from gone order by gone.msg_id
    $query$, 'q_' || v_queue)
  using p_message_ids, p_read_counts, p_causes, v_now, v_queue;
end
$$;
comment on function linernotes.dead_letter(text, bigint[], integer[], jsonb[]) is
  'Moves messages that the caller still holds to the dead letters; returns their ids.';
revoke all on function linernotes.dead_letter(text, bigint[], integer[], jsonb[]) from public;
grant execute on function linernotes.dead_letter(text, bigint[], integer[], jsonb[]) to linernotes_worker;
