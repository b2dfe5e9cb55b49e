-- Lets a queue run empty: sends to it fail with LN007 until linernotes.resume_queue, what waits is read. Workers that
-- would send it a follow-up defer their message. linernotes.queue_depths says when it is empty.
create or replace function linernotes.drain_queue(p_queue text, p_reason text default null)
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select linernotes.set_queue_state(p_queue, 'draining', p_reason)
$$;
comment on function linernotes.drain_queue(text, text) is 'Nothing is sent to a queue until it is resumed; what waits is read.';
revoke all on function linernotes.drain_queue(text, text) from public;
grant execute on function linernotes.drain_queue(text, text) to linernotes_operator;
