-- Sends messages with keys: behind send_batch. The unique key of sent_keys decides between two senders: the second
-- waits until the first has committed, and takes its id, or has rolled back, and sends. Keys are claimed in one order,
-- so that two batches never wait for each other. A key that has expired is taken over in its place.
create or replace function linernotes.send_once(
  p_queue text, p_messages jsonb[], p_headers jsonb[], p_delays_ms bigint[], p_keys text[], p_lifetime_ms bigint,
  p_now timestamptz)
returns table (msg_id bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_new bigint[];
  v_known bigint[];
  v_sent bigint[];
begin
  perform linernotes.check_keys(p_keys, p_lifetime_ms, cardinality(p_messages));
  select array_agg(r.new_id order by r.position), array_agg(r.known_id order by r.position)
  into v_new, v_known
  from rows from (linernotes.reserve_ids(p_queue, p_keys, p_now)) with ordinality as r (new_id, known_id, position);

  with claimed as (
    insert into linernotes.sent_keys as k (queue, key, msg_id, expires_at)
    select p_queue, c.key, c.new_id, p_now + p_lifetime_ms * interval '1 millisecond'
    from unnest(p_keys, v_new) as c (key, new_id)
    where c.key is not null and c.new_id is not null
    order by c.key collate "C"
    on conflict (queue, key) do update
    set msg_id = excluded.msg_id, expires_at = excluded.expires_at
    where k.expires_at <= p_now
    returning k.msg_id
  )
  select array_agg(s.id) into v_sent
  from (
    select c.msg_id from claimed c
    union all
    select g.new_id from unnest(p_keys, v_new) as g (key, new_id) where g.key is null
  ) as s (id);

  if v_sent is not null then
    perform linernotes.send_with_ids(p_queue, p_messages, p_headers, p_delays_ms, v_new, v_sent, p_now);
  end if;
  -- A statement of its own: it sees what another sender committed while we waited for its key.
  return query
    select coalesce(g.known_id, k.msg_id, g.new_id)
    from unnest(p_keys, v_new, v_known) with ordinality as g (key, new_id, known_id, position)
    left join linernotes.sent_keys k on k.queue = p_queue and k.key = g.key
    order by g.position;
end
$$;
comment on function linernotes.send_once(text, jsonb[], jsonb[], bigint[], text[], bigint, timestamptz) is
  'Sends messages whose keys are not taken; returns an id for each, in input order. Behind send_batch.';
revoke all on function linernotes.send_once(text, jsonb[], jsonb[], bigint[], text[], bigint, timestamptz) from public;
