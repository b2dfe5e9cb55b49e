-- Sends one message to a queue of the fleet for whoever asks over HTTP: a message to artist_discovery starts a discovery,
-- any other belongs to no run. With a key the same message is sent once within 24 hours, and its ids come back again.
-- The message is what its queue holds: the server has checked it, and the worker does once more.
create or replace function linernotes.send_from_outside(p_queue text, p_message jsonb, p_key text default null)
returns table (run_id uuid, msg_id bigint) language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := lower(p_queue);
  v_headers jsonb := '{"v": 1, "hop": 0}';
  v_key text := p_key;
begin
  if jsonb_typeof(p_message) is distinct from 'object' or octet_length(p_message::text) > 65536 then
    raise exception using errcode = 'LN002', message = 'the message must be an object of at most 64 KiB';
  end if;
  if v_queue = 'artist_discovery' then
    run_id := linernotes.claim_run(p_key, p_message);
    insert into linernotes.runs (id, artist_query, started_at)
    values (run_id, p_message, linernotes.current_time())
    on conflict (id) do nothing;
    v_headers := v_headers || jsonb_build_object('run', run_id);
    v_key := case when p_key is not null then 'run ' || run_id end;
  end if;
  select s.id into msg_id
  from linernotes.send_batch(
    v_queue, array[p_message], array[v_headers], p_keys => case when v_key is not null then array[v_key] end) as s (id);
  return next;
end
$$;
comment on function linernotes.send_from_outside(text, jsonb, text) is
  'Sends one message to a queue for whoever asks over HTTP; to artist_discovery as a new run.';
revoke all on function linernotes.send_from_outside(text, jsonb, text) from public;
grant execute on function linernotes.send_from_outside(text, jsonb, text) to linernotes_operator;
