-- Waiting and archived messages of each queue. Counts by the index on vt; archives are estimated from statistics.
create or replace function linernotes.measure_queues()
returns table (
  queue text, visible bigint, delayed_or_in_flight bigint, oldest_visible_age_seconds double precision,
  archived bigint, dead_letters bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
begin
  for queue in
    select distinct lower(m.queue_name::text collate "C") from pgmq.meta m order by 1
  loop
    continue when to_regclass(format('pgmq.%I', 'q_' || queue)) is null;
    execute format(
      $query$
        select
          (select count(*) from pgmq.%1$I m where m.vt <= $1),
          (select count(*) from pgmq.%1$I m where m.vt > $1),
          extract(epoch from $1 - (select min(m.vt) from pgmq.%1$I m where m.vt <= $1)),
          (select greatest(c.reltuples, 0)::bigint from pg_class c where c.oid = to_regclass(format('pgmq.%%I', %2$L))),
          (select count(*) from linernotes.dead_letters d where d.queue = $2 and d.redriven_as is null)
      $query$, 'q_' || queue, 'a_' || queue)
    into visible, delayed_or_in_flight, oldest_visible_age_seconds, archived, dead_letters
    using v_now, queue;
    return next;
  end loop;
end
$$;
comment on function linernotes.measure_queues() is
  'Waiting and archived messages of each queue, cheaply; behind the view queue_depths.';
revoke all on function linernotes.measure_queues() from public;
grant execute on function linernotes.measure_queues() to linernotes_worker, linernotes_operator, linernotes_api;
