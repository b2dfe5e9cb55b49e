-- Sends messages and counts them for the runs that their headers name. Returns the ids in input order.
-- Handlers send their follow-ups with it, in the transaction that acknowledges the parent.
-- A message with a key is sent once in the key's lifetime: sent again, its first id comes back and nothing is sent, be
-- it in the same batch, from another session at this moment, or later. One without a key (null) is always sent.

-- Beside the form without keys calls would be ambiguous. It goes in the transaction that brings the new one, and not
-- in a migration before it: no sender finds neither.
do $$
begin
  if to_regprocedure('linernotes.send_batch(text, jsonb[], jsonb[], bigint[])') is not null then
    drop function linernotes.send_batch(text, jsonb[], jsonb[], bigint[]);
  end if;
end
$$;

create or replace function linernotes.send_batch(
  p_queue text, p_messages jsonb[], p_headers jsonb[] default null, p_delays_ms bigint[] default null,
  p_keys text[] default null, p_key_lifetime_ms bigint default 86400000)
returns setof bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.adopt_queue(p_queue);
  v_now timestamptz := linernotes.current_time();
  v_count integer := cardinality(p_messages);
begin
  if v_count is null or v_count > 10000 or array_position(p_messages, null) is not null then
    raise exception using errcode = 'LN002', message = 'p_messages must be 0 to 10000 messages, none of them null';
  end if;
  if cardinality(p_headers) <> v_count then
    raise exception using
      errcode = 'LN002',
      message = format('%s headers do not pair up with %s messages', cardinality(p_headers), v_count);
  end if;
  if p_delays_ms is not null then
    perform linernotes.check_delays(p_delays_ms, v_count);
  end if;
  if p_keys is not null then
    return query
      select k.msg_id
      from linernotes.send_once(
        v_queue, p_messages, p_headers, p_delays_ms, p_keys, p_key_lifetime_ms, v_now) as k;
    return;
  end if;
  return query execute format(
    $query$
      with sent as (
        insert into pgmq.%1$I (enqueued_at, vt, message, headers)
        select $4, $4 + coalesce(given.delay_ms, 0) * interval '1 millisecond', given.message, given.headers
        from unnest($1, $2, $3) with ordinality as given (message, headers, delay_ms, position)
        order by given.position
        returning msg_id, headers
      ), progress as (
        insert into linernotes.run_progress (run_id, queue, sent, at)
        select linernotes.run_of(sent.headers), $5, count(*), $4
        from sent
        where linernotes.run_of(sent.headers) is not null
        group by 1
      )
      select sent.msg_id from sent order by sent.msg_id
    $query$, 'q_' || v_queue)
  using p_messages, p_headers, p_delays_ms, v_now, v_queue;
end
$$;
comment on function linernotes.send_batch(text, jsonb[], jsonb[], bigint[], text[], bigint) is
  'Sends messages, those with a key once in its lifetime, and counts them for runs; returns the ids in input order.';
revoke all on function linernotes.send_batch(text, jsonb[], jsonb[], bigint[], text[], bigint) from public;
grant execute on function linernotes.send_batch(text, jsonb[], jsonb[], bigint[], text[], bigint) to linernotes_worker;
