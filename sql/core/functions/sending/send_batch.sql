-- Sends messages and counts them for the runs that their headers name. Returns the ids in input order.
-- Handlers send their follow-ups with it, in the transaction that acknowledges the parent.
-- A message with a key is sent once in the key's lifetime: sent again, its first id comes back and nothing is sent, be
-- it in the same batch, from another session at this moment, or later. One without a key (null) is always sent.
-- What sends without keys is written in for each queue: see linernotes.compile_calls.

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
  if p_keys is null then
    /* for each queue
    if p_headers is not null then
      perform linernotes.count_sent(%3$L, p_headers, v_now);
    end if;
    -- Rows are inserted, and returned, in the order of the arrays: nothing of this runs in parallel.
    return query
    insert into pgmq.%2$I (enqueued_at, vt, message, headers)
    select v_now, v_now + coalesce(given.delay_ms, 0) * interval '1 millisecond', given.message, given.headers
    from (select unnest(p_messages), unnest(p_headers), unnest(p_delays_ms)) as given (message, headers, delay_ms)
    returning msg_id;
  */
    -- for any other queue
    p_keys := array_fill(null::text, array[v_count]);
  end if;
  return query
    select k.msg_id
    from linernotes.send_once(v_queue, p_messages, p_headers, p_delays_ms, p_keys, p_key_lifetime_ms, v_now) as k;
end
$$;
comment on function linernotes.send_batch(text, jsonb[], jsonb[], bigint[], text[], bigint) is
  'Sends messages, those with a key once in its lifetime, and counts them for runs; returns the ids in input order.';
revoke all on function linernotes.send_batch(text, jsonb[], jsonb[], bigint[], text[], bigint) from public;
grant execute on function linernotes.send_batch(text, jsonb[], jsonb[], bigint[], text[], bigint) to linernotes_worker;
