-- Says for this session that it waits for messages of a queue, so that sends notify it on linernotes_<queue>.
-- To be called on the session that listens, before a last read, and again within four seconds while it waits;
-- linernotes.stop_awaiting takes it back.
--
-- is_settled: whether every later commit of a send will notify. A sender looks for waiting sessions when it sends,
-- not when it commits: one that looked before this call and has not committed yet notifies nobody. Each such sender
-- holds the lock on 'sending', so when that is free after this call there is none. Where it is not, read again soon
-- and call again.
-- next_due_ms: until the first hidden message comes back; null: none will by itself. Of a silent queue, which notifies
-- nobody, at most a second.
--
-- Anybody may take an advisory lock. So nobody waits for one, and who could not send does not count as a sender.
create or replace function linernotes.await_messages(p_queue text, out is_settled boolean, out next_due_ms bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.adopt_queue(p_queue);
  v_key integer := hashtext(v_queue);
begin
  if not exists (
    select from pg_locks l
    where l.pid = pg_backend_pid() and l.locktype = 'advisory' and l.objsubid = 2
      and l.classid = linernotes.lock_space('waiting')::oid and l.objid = (v_key::bigint & 4294967295)::oid
  ) then
    perform linernotes.say_waiting(v_key);
  end if;
  perform setval(format('linernotes.%I', 'awaited@' || v_queue)::regclass,
    linernotes.to_microseconds(clock_timestamp() + interval '4 seconds'));
  is_settled := pg_try_advisory_lock(linernotes.lock_space('sending'), v_key);
  if is_settled then
    perform pg_advisory_unlock(linernotes.lock_space('sending'), v_key);
  else
    is_settled := not linernotes.is_being_sent(v_queue, v_key);
  end if;
  next_due_ms := linernotes.next_due_ms(v_queue);
  if exists (select from linernotes.queues q where q.queue = v_queue and q.is_silent) then
    next_due_ms := least(next_due_ms, 1000);
  end if;
end
$$;
comment on function linernotes.await_messages(text) is
  'Has sends to a queue notify this session; says whether that holds already, and when a message is due by itself.';
revoke all on function linernotes.await_messages(text) from public;
grant execute on function linernotes.await_messages(text) to linernotes_worker;
