-- Sends those messages of a batch whose ids are among p_sent, with these ids, and counts them for their runs.
create or replace function linernotes.send_with_ids(
  p_queue text, p_messages jsonb[], p_headers jsonb[], p_delays_ms bigint[], p_ids bigint[], p_sent bigint[],
  p_now timestamptz)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  execute format(
    $query$
      with sent as (
        insert into pgmq.%1$I (msg_id, enqueued_at, vt, message, headers) overriding system value
        select given.id, $6, $6 + coalesce(given.delay_ms, 0) * interval '1 millisecond', given.message, given.headers
        from unnest($1, $2, $3, $4) as given (message, headers, delay_ms, id)
        join unnest($5) as chosen (id) on chosen.id = given.id
        order by given.id
        returning headers
      )
      insert into linernotes.run_progress (run_id, queue, sent, at)
      select linernotes.run_of(sent.headers), $7, count(*), $6
      from sent
      where linernotes.run_of(sent.headers) is not null
      group by 1
    $query$, 'q_' || p_queue)
  using p_messages, p_headers, p_delays_ms, p_ids, p_sent, p_now, p_queue;
end
$$;
comment on function linernotes.send_with_ids(text, jsonb[], jsonb[], bigint[], bigint[], bigint[], timestamptz) is
  'Sends the chosen messages of a batch with ids that were reserved; behind send_once.';
revoke all on function linernotes.send_with_ids(text, jsonb[], jsonb[], bigint[], bigint[], bigint[], timestamptz)
  from public;
