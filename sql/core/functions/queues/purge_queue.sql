-- Deletes all messages that wait in a queue, hidden or not, with what is known of their attempts, and counts them as
-- given up for their runs. Returns how many. Archive and dead letters stay; workers that hold one find it gone.
-- Deletes, where pgmq.purge_queue truncates: that waits for every open transaction, and others wait for it.
create or replace function linernotes.purge_queue(p_queue text)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.adopt_queue(p_queue);
  v_now timestamptz := linernotes.current_time();
  v_count bigint;
begin
  execute format(
    $query$
      with gone as (
        delete from pgmq.%1$I m returning m.msg_id, m.headers
      ), forgotten as (
        delete from linernotes.message_attempts a using gone where a.queue = $1 and a.msg_id = gone.msg_id
      ), ended as (
        delete from linernotes.begun_handlings b using gone where b.queue = $1 and b.msg_id = gone.msg_id
      ), progress as (
        insert into linernotes.run_progress (run_id, queue, dead_lettered, at)
        select linernotes.run_of(gone.headers), $1, count(*), $2
        from gone
        where linernotes.run_of(gone.headers) is not null
        group by 1
      )
      select count(*) from gone
    $query$, 'q_' || v_queue)
  into v_count using v_queue, v_now;
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (v_now, 'purge_queue', 'ok', jsonb_build_object('queue', v_queue, 'messages', v_count, 'by', session_user));
  return v_count;
end
$$;
comment on function linernotes.purge_queue(text) is 'Deletes all messages that wait in a queue; returns how many.';
revoke all on function linernotes.purge_queue(text) from public;
grant execute on function linernotes.purge_queue(text) to linernotes_operator;
