-- What queue_depths does not say of each queue: how young its newest message is, and how many it has ever had.
-- The count is of ids given out: a send that was rolled back counts too.
create or replace function linernotes.queue_activity()
returns table (queue text, newest_age_seconds double precision, messages_total bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
begin
  for queue in
    select e.queue from linernotes.entered_queues e order by 1
  loop
    continue when to_regclass(format('pgmq.%I', 'q_' || queue)) is null;
    execute format(
      $query$
        select
          (
            select extract(epoch from $1 - greatest(least(m.enqueued_at, $1), $1 - interval '100 years'))
            from pgmq.%1$I m order by m.msg_id desc limit 1
          ),
          coalesce(pg_sequence_last_value(pg_get_serial_sequence(%2$L, 'msg_id')), 0)
      $query$, 'q_' || queue, format('pgmq.%I', 'q_' || queue))
    into newest_age_seconds, messages_total
    using v_now;
    return next;
  end loop;
end
$$;
comment on function linernotes.queue_activity() is
  'The age of each queue''s newest message, and how many messages it has ever had.';
revoke all on function linernotes.queue_activity() from public;
grant execute on function linernotes.queue_activity() to linernotes_operator, linernotes_api, linernotes_reader;
