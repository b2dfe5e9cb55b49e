-- How many bytes of JSON messages have, as text. Of one whose text the server can't make: problem says why.
create or replace function linernotes.text_lengths(p_queue text, p_ids bigint[])
returns table (msg_id bigint, message_bytes bigint, headers_bytes bigint, problem text)
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids bigint[];
  v_messages bigint[];
  v_headers bigint[];
begin
  begin
    execute format(
      $query$
        select array_agg(m.msg_id), array_agg(octet_length(m.message::text)), array_agg(octet_length(m.headers::text))
        from pgmq.%I m where m.msg_id = any ($1)
      $query$, 'q_' || p_queue)
    into v_ids, v_messages, v_headers using p_ids;
  exception when others then
    if cardinality(p_ids) = 1 then
      return query select p_ids[1], null::bigint, null::bigint, format('%s: %s', sqlstate, sqlerrm);
      return;
    end if;
    v_ids := null;
  end;
  if v_ids is null then
    return query select l.* from unnest(p_ids) as g (id), linernotes.text_lengths(p_queue, array[g.id]) as l;
  else
    return query
      select g.id, coalesce(g.message, 0), coalesce(g.headers, 0), null::text
      from unnest(v_ids, v_messages, v_headers) as g (id, message, headers);
  end if;
end
$$;
comment on function linernotes.text_lengths(text, bigint[]) is 'Internal: how many bytes of JSON messages have.';
revoke all on function linernotes.text_lengths(text, bigint[]) from public;
