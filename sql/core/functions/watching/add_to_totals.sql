-- Adds one row of queue_metrics to what was ever counted of its queue. Behind record_batch. A queue that nobody has
-- entered is not counted: its name may be anything.
create or replace function linernotes.add_to_totals(p_row linernotes.queue_metrics)
returns void language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  insert into linernotes.queue_totals as t (
    queue, batches, messages_read, acknowledged, failed, deferred, dead_lettered, stale, requests, cache_hits,
    duration_ms, duration_buckets)
  select lower(p_row.queue), p_row.batches, p_row.messages_read, p_row.acknowledged, p_row.failed, p_row.deferred,
    p_row.dead_lettered, p_row.stale, p_row.requests, p_row.cache_hits, p_row.duration_ms,
    (
      select array_agg(case when b.place = longer.than then p_row.batches else 0 end::bigint order by b.place)
      from generate_series(0, 7) as b (place)
      cross join (
        select count(*) as than
        from unnest(array[100, 500, 1000, 5000, 10000, 30000, 60000]) as bound (ms)
        where p_row.duration_ms::numeric / greatest(p_row.batches, 1) > bound.ms) as longer
    )
  where exists (select from linernotes.entered_queues e where e.queue = lower(p_row.queue))
  on conflict (queue) do update
  set batches = t.batches + excluded.batches, messages_read = t.messages_read + excluded.messages_read,
    acknowledged = t.acknowledged + excluded.acknowledged, failed = t.failed + excluded.failed,
    deferred = t.deferred + excluded.deferred, dead_lettered = t.dead_lettered + excluded.dead_lettered,
    stale = t.stale + excluded.stale, requests = t.requests + excluded.requests,
    cache_hits = t.cache_hits + excluded.cache_hits, duration_ms = t.duration_ms + excluded.duration_ms,
    duration_buckets = (
      select array_agg(u.old + u.new order by u.place)
      from unnest(t.duration_buckets, excluded.duration_buckets) with ordinality as u (old, new, place))
$$;
comment on function linernotes.add_to_totals(linernotes.queue_metrics) is
  'Adds a row of queue_metrics to the totals of its queue; behind record_batch.';
revoke all on function linernotes.add_to_totals(linernotes.queue_metrics) from public;
