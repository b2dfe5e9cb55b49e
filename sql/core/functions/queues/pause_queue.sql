-- Stops reading a queue: no worker gets a message of it until linernotes.resume_queue. Sends go on; what is in hand is
-- finished. It is the read that comes back empty, so it holds at once, for all workers.
create or replace function linernotes.pause_queue(p_queue text, p_reason text default null)
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select linernotes.set_queue_state(p_queue, 'paused', p_reason)
$$;
comment on function linernotes.pause_queue(text, text) is 'Nothing is read from a queue until it is resumed.';
revoke all on function linernotes.pause_queue(text, text) from public;
grant execute on function linernotes.pause_queue(text, text) to linernotes_operator;
