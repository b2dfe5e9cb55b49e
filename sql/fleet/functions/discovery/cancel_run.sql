-- Cancels a run: what waits of it is deleted and counts as given up, so that the run ends. What a worker has in hand finds
-- its message gone, and nothing follows from it. Returns how many messages; null where there is no such run. What was
-- found so far stays. Looks through the queues, again until nothing of the run was sent meanwhile.
create or replace function linernotes.cancel_run(p_run uuid, p_reason text default null)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set jit = off
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_queue text;
  v_step bigint;
  v_round bigint;
  v_count bigint := 0;
begin
  if not exists (select from linernotes.runs r where r.id = p_run) then
    return null;
  end if;
  for v_try in 1..20 loop
    v_round := 0;
    for v_queue in
      select e.queue from linernotes.entered_queues e order by 1
    loop
      continue when to_regclass(format('pgmq.%I', 'q_' || v_queue)) is null;
      execute format(
        $query$
          with gone as (
            delete from pgmq.%1$I m where m.headers ->> 'run' = $3 returning m.msg_id
          ), forgotten as (
            delete from linernotes.message_attempts a using gone where a.queue = $1 and a.msg_id = gone.msg_id
          ), ended as (
            delete from linernotes.begun_handlings b using gone where b.queue = $1 and b.msg_id = gone.msg_id
          ), progress as (
            insert into linernotes.run_progress (run_id, queue, dead_lettered, at)
            select $4, $1, count(*), $2 from gone having count(*) > 0
          )
          select count(*) from gone
        $query$, 'q_' || v_queue)
      into v_step using v_queue, v_now, p_run::text, p_run;
      v_round := v_round + v_step;
    end loop;
    v_count := v_count + v_round;
    exit when v_round = 0;
  end loop;
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (v_now, 'cancel_run', 'ok', jsonb_build_object(
    'run', p_run, 'messages', v_count, 'reason', left(p_reason, 1000), 'by', session_user));
  return v_count;
end
$$;
comment on function linernotes.cancel_run(uuid, text) is 'Deletes what waits of a run; returns how many messages.';
revoke all on function linernotes.cancel_run(uuid, text) from public;
grant execute on function linernotes.cancel_run(uuid, text) to linernotes_operator;
