-- Archives messages if the caller still holds them: the fence of every completion.
-- Returns the ids for which it held; nothing changes for the others, which were read again or are gone.
create or replace function linernotes.acknowledge(p_queue text, p_message_ids bigint[], p_read_counts integer[])
returns setof bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.checked_queue(p_queue);
  v_now timestamptz := linernotes.current_time();
begin
  perform linernotes.check_fence(p_message_ids, p_read_counts);
  return query execute format(
    $query$
      with held as materialized (
        select m.msg_id
        from pgmq.%1$I m
        join unnest($1, $2) as given (msg_id, read_ct) on m.msg_id = given.msg_id and m.read_ct = given.read_ct
        order by m.msg_id
        for update of m
      ), gone as (
        delete from pgmq.%1$I m
        using held
        where m.msg_id = held.msg_id
        returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers
      ), archived as (
        insert into pgmq.%2$I (msg_id, read_ct, enqueued_at, last_read_at, archived_at, vt, message, headers)
        select gone.msg_id, gone.read_ct, gone.enqueued_at, gone.last_read_at, $3, gone.vt, gone.message, gone.headers
        from gone
      ), forgotten as (
        delete from linernotes.message_attempts a
        using gone
        where a.queue = $4 and a.msg_id = gone.msg_id
      ), progress as (
        insert into linernotes.run_progress (run_id, queue, acknowledged, at)
        select linernotes.run_of(gone.headers), $4, count(*), $3
        from gone
        where linernotes.run_of(gone.headers) is not null
        group by 1
      )
      select gone.msg_id from gone order by gone.msg_id
    $query$, 'q_' || v_queue, 'a_' || v_queue)
  using p_message_ids, p_read_counts, v_now, v_queue;
end
$$;
comment on function linernotes.acknowledge(text, bigint[], integer[]) is
  'Archives messages that the caller still holds; returns their ids.';
revoke all on function linernotes.acknowledge(text, bigint[], integer[]) from public;
grant execute on function linernotes.acknowledge(text, bigint[], integer[]) to linernotes_worker;
