-- The trigger of every send to a queue: refuses it while the queue is draining, registers the runs that are new in
-- the queue, and wakes who waits.
--
-- A NOTIFY makes all transactions that notify commit one after the other, which costs two thirds of the sends a
-- second. So it is sent only while a worker says that it waits: see linernotes.await_messages, which has the proof
-- that none waits in vain. The lock on 'sending' is held until the transaction ends; the one on 'waiting' is only
-- tried, and two who try it at once wake somebody for nothing, no more.
--
-- Anybody may take an advisory lock, so no sender waits for one. One that cannot say that it sends notifies, whoever
-- waits; and where somebody holds 'waiting' though no worker has said so for four seconds, there is nobody to wake.
create or replace function linernotes.note_sent()
returns trigger language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := tg_argv[0];
  v_key integer := hashtext(tg_argv[0]);
  v_state text;
  v_is_silent boolean;
  v_has_runs boolean;
begin
  select q.state, q.is_silent, exists (select from sent s where s.headers ? 'run')
  into v_state, v_is_silent, v_has_runs
  from linernotes.queues q
  where q.queue = v_queue;
  if v_state = 'draining' then
    perform linernotes.refuse_draining(v_queue);
  end if;
  if v_has_runs then
    insert into linernotes.queue_groups (queue, run_group, registered_at)
    select v_queue, given.run_group, clock_timestamp()
    from (
      select distinct hashtext(s.headers ->> 'run') as run_group from sent s where s.headers ->> 'run' is not null) as given
    where not exists (
      select from linernotes.queue_groups g where g.queue = v_queue and g.run_group = given.run_group);
  end if;
  if v_is_silent then
    return null;
  end if;
  if pg_try_advisory_xact_lock_shared(linernotes.lock_space('sending'), v_key) then
    if pg_try_advisory_lock(linernotes.lock_space('waiting'), v_key) then
      perform pg_advisory_unlock(linernotes.lock_space('waiting'), v_key);
      return null;
    end if;
    if pg_sequence_last_value(format('linernotes.%I', 'awaited@' || v_queue)::regclass)
      < linernotes.to_microseconds(clock_timestamp())
    then
      return null;
    end if;
  end if;
  perform pg_notify('linernotes_' || v_queue, '');
  return null;
end
$$;
comment on function linernotes.note_sent() is
  'Trigger: registers runs, and wakes who waits on the channel linernotes_<queue>.';
revoke all on function linernotes.note_sent() from public;
