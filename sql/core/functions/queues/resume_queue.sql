-- Ends linernotes.pause_queue and linernotes.drain_queue.
create or replace function linernotes.resume_queue(p_queue text, p_reason text default null)
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select linernotes.set_queue_state(p_queue, 'running', p_reason)
$$;
comment on function linernotes.resume_queue(text, text) is 'Ends pause_queue and drain_queue.';
revoke all on function linernotes.resume_queue(text, text) from public;
grant execute on function linernotes.resume_queue(text, text) to linernotes_operator;
