-- Has sends to a queue notify nobody, or notify again. PostgreSQL refuses to prepare a transaction that notifies (0A000):
-- who sends in transactions of two phases needs a silent queue, for whether one notifies depends on whether a worker
-- waits at that moment. Workers of a silent queue look once a second.
create or replace function linernotes.set_silent(p_queue text, p_is_silent boolean)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.adopt_queue(p_queue);
begin
  if p_is_silent is null then
    raise exception using errcode = 'LN002', message = 'p_is_silent must be true or false';
  end if;
  update linernotes.queues q set is_silent = p_is_silent where q.queue = v_queue;
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (linernotes.current_time(), 'queue_silent', 'ok',
    jsonb_build_object('queue', v_queue, 'is_silent', p_is_silent, 'by', session_user));
  perform linernotes.wake(v_queue);
end
$$;
comment on function linernotes.set_silent(text, boolean) is
  'Has sends to a queue notify nobody, so that they can be part of a transaction that is prepared.';
revoke all on function linernotes.set_silent(text, boolean) from public;
grant execute on function linernotes.set_silent(text, boolean) to linernotes_operator;
