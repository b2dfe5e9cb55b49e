-- Messages that were read, came back an hour ago or more and found no reader since: a worker that dies on them or
-- runs no more. They need no recovery, for they are visible; somebody must look. Wakes the workers of their queues.
-- Of a paused queue nothing has stalled: it is not to be read. One that drains is read, and is looked at.
create or replace function linernotes.find_stalled()
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_queue text;
  v_stalled jsonb;
  v_details jsonb := '{}';
begin
  for v_queue in
    select e.queue from linernotes.entered_queues e order by 1
  loop
    continue when to_regclass(format('pgmq.%I', 'q_' || v_queue)) is null or linernotes.is_paused(v_queue);
    execute format(
      $query$
        select jsonb_build_object(
          'messages', count(*), 'oldest_vt', min(s.vt), 'read_ct_max', max(s.read_ct),
          'examples', (array_agg(s.msg_id order by s.vt))[1:5])
        from (
          select m.msg_id, m.vt, m.read_ct from pgmq.%I m
          where m.vt < $1 and m.read_ct > 0 order by m.vt limit 1000) as s
        having count(*) > 0
      $query$, 'q_' || v_queue)
    into v_stalled using v_now - interval '1 hour';
    if v_stalled is not null then
      v_details := v_details || jsonb_build_object(v_queue, v_stalled);
      perform linernotes.wake(v_queue);
    end if;
  end loop;
  return v_details;
end
$$;
comment on function linernotes.find_stalled() is
  'Reports messages that came back long ago and found no reader, and wakes their workers.';
revoke all on function linernotes.find_stalled() from public;
