-- Waiting and archived messages of each queue, at a cost that does not grow with them: counted by the index as far as
-- 10,000, estimated beyond, and is_estimate says so. Archives are always estimated, from their tables' statistics.
create or replace function linernotes.measure_queues()
returns table (
  queue text, visible bigint, delayed_or_in_flight bigint, oldest_visible_age_seconds double precision,
  archived bigint, dead_letters bigint, is_estimate boolean)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_bound constant bigint := 10000;
begin
  for queue in
    select e.queue from linernotes.entered_queues e order by 1
  loop
    continue when to_regclass(format('pgmq.%I', 'q_' || queue)) is null;
    -- In the order of the index: without it a plan made from old statistics could read the whole table.
    execute format(
      $query$
        select
          (select count(*) from (select from pgmq.%1$I m where m.vt <= $1 order by m.vt limit $3 + 1) as due),
          (select count(*) from (select from pgmq.%1$I m where m.vt > $1 order by m.vt limit $3 + 1) as hidden),
          extract(epoch from $1 - (
            select greatest(m.vt, $1 - interval '100 years') from pgmq.%1$I m
            where m.vt <= $1 order by m.vt limit 1)),
          (
            select count(*)
            from (
              select from linernotes.dead_letters d
              where d.queue = $2 and d.redriven_as is null order by d.dead_at limit $3 + 1) as waiting
          )
      $query$, 'q_' || queue)
    into visible, delayed_or_in_flight, oldest_visible_age_seconds, dead_letters
    using v_now, queue, v_bound;
    archived := linernotes.estimated_archive(queue);
    is_estimate := greatest(visible, delayed_or_in_flight, dead_letters) > v_bound;
    if visible > v_bound then
      visible := greatest(
        visible, linernotes.estimated_rows(
          format('pgmq.%I where vt <= to_timestamp(%s)', 'q_' || queue, extract(epoch from v_now))));
    end if;
    if delayed_or_in_flight > v_bound then
      delayed_or_in_flight := greatest(
        delayed_or_in_flight, linernotes.estimated_rows(format('pgmq.%I', 'q_' || queue)) - visible);
    end if;
    if dead_letters > v_bound then
      dead_letters := greatest(dead_letters, linernotes.estimated_rows(
        format('linernotes.dead_letters where queue = %L and redriven_as is null', queue)));
    end if;
    return next;
  end loop;
end
$$;
comment on function linernotes.measure_queues() is
  'Waiting and archived messages of each queue, counted as far as 10,000; behind the view queue_depths.';
revoke all on function linernotes.measure_queues() from public;
grant execute on function linernotes.measure_queues() to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
