create or replace view linernotes.queue_stats as
select
  date_trunc('hour', m.started_at) as hour,
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
      select e.key as category, sum(e.value::numeric) as errors
      from unnest(array_agg(m.errors)) as batch (errors)
      cross join jsonb_each(batch.errors) as e
      where jsonb_typeof(e.value) = 'number'
      group by e.key
    ) as by_category
  ) as errors
from linernotes.queue_metrics m
group by 1, 2;
comment on view linernotes.queue_stats is 'Batches by hour and queue: select * from queue_stats order by hour desc.';
grant select on linernotes.queue_stats to linernotes_operator, linernotes_api;
