-- Hours of UTC: only what does not depend on the session's time zone can be indexed, and by the index
-- (queue_metrics_hour) a look at the last day reads the last day.
create or replace view linernotes.queue_stats as
select
  date_bin('1 hour', m.started_at, '2000-01-01 00:00:00+00') as hour,
  m.queue,
  sum(m.batches) as batches,
  sum(m.messages_read) as messages_read,
  sum(m.acknowledged) as acknowledged,
  sum(m.failed) as failed,
  sum(m.deferred) as deferred,
  sum(m.dead_lettered) as dead_lettered,
  sum(m.stale) as stale,
  sum(m.requests) as requests,
  round(sum(m.duration_ms) / nullif(sum(m.batches), 0), 1) as average_duration_ms,
  (
    select coalesce(jsonb_object_agg(by_category.category, by_category.errors), '{}')
    from (
      select e.key as category, sum(least(greatest(e.value::numeric, 0), 1000000000000)) as errors
      from unnest(array_agg(m.errors)) as batch (errors)
      cross join jsonb_each(batch.errors) as e
      where jsonb_typeof(e.value) = 'number'
      group by e.key
    ) as by_category
  ) as errors
from linernotes.queue_metrics m
group by 1, 2
-- As the index runs: what asks for the newest hours stops after them.
order by 1 desc, 2;
comment on view linernotes.queue_stats is
  'Batches by hour (of UTC) and queue: select * from queue_stats order by hour desc limit 24.';
grant select on linernotes.queue_stats to linernotes_operator, linernotes_api, linernotes_reader;
