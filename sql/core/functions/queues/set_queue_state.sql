-- Sets the state of a queue, notes who did and why, and wakes its workers, who look anew.
create or replace function linernotes.set_queue_state(p_queue text, p_state text, p_reason text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.adopt_queue(p_queue);
begin
  update linernotes.queues q
  set state = p_state, state_reason = left(coalesce(p_reason, ''), 1000), state_set_by = session_user,
    state_set_at = linernotes.current_time()
  where q.queue = v_queue;
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (linernotes.current_time(), 'queue_state', 'ok',
    jsonb_build_object('queue', v_queue, 'state', p_state, 'reason', left(p_reason, 1000), 'by', session_user));
  perform linernotes.wake(v_queue);
end
$$;
comment on function linernotes.set_queue_state(text, text, text) is 'Internal: sets the state of a queue.';
revoke all on function linernotes.set_queue_state(text, text, text) from public;
