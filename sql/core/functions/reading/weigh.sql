-- What decides whether messages are handed out: how large they are as text, how often they were lost, how many workers
-- died of them. What is stored in more than 8 MiB is large without being looked at; what is stored in more than 64 KiB
-- has not been looked at yet where its bytes are null, for that may take a second each (linernotes.sift).
create or replace function linernotes.weigh(p_queue text, p_ids bigint[])
returns table (
  msg_id bigint, read_ct integer, "position" bigint, lost bigint, deaths bigint, deaths_granted integer,
  message_bytes bigint, headers_bytes bigint, bytes bigint, problem text)
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute format(
    $query$
      with known as materialized (
        select m.msg_id, m.read_ct, given.position, pg_column_size(m.message)::bigint as message_stored,
          pg_column_size(m.headers)::bigint as headers_stored,
          m.read_ct::bigint - coalesce(a.attempts, 0) - coalesce(a.deferrals, 0) as lost, b.deaths, b.deaths_granted
        from unnest($1) with ordinality as given (msg_id, position)
        join pgmq.%1$I m on m.msg_id = given.msg_id
        left join linernotes.message_attempts a
          on a.queue = $2 and a.msg_id = m.msg_id and a.enqueued_at = m.enqueued_at
        cross join lateral (
          select count(*) as deaths, max(d.deaths_granted) as deaths_granted
          from linernotes.begun_handlings d
          where d.queue = $2 and d.msg_id = m.msg_id and d.enqueued_at = m.enqueued_at
            and d.server_started_at = pg_postmaster_start_time()) as b
      ), large as materialized (
        select k.msg_id, k.message_stored, k.headers_stored
        from known k
        where greatest(k.message_stored, k.headers_stored) > 65536
      ), measured as materialized (
        select l.*
        from linernotes.text_lengths($2, array(
          select k.msg_id from known k where k.msg_id not in (select large.msg_id from large))) as l
      )
      select k.msg_id, k.read_ct, k.position, k.lost, k.deaths, k.deaths_granted,
        coalesce(l.message_bytes, h.message_stored), coalesce(l.headers_bytes, h.headers_stored),
        l.message_bytes + l.headers_bytes, l.problem
      from known k
      left join measured l on l.msg_id = k.msg_id
      left join large h on h.msg_id = k.msg_id and greatest(h.message_stored, h.headers_stored) > 8388608
    $query$, 'q_' || p_queue)
  using p_ids, p_queue;
end
$$;
comment on function linernotes.weigh(text, bigint[]) is 'Internal: what decides whether messages are handed out.';
revoke all on function linernotes.weigh(text, bigint[]) from public;
