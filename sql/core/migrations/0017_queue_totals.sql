-- What was ever counted of each queue, for who measures from outside: rows of queue_metrics expire, and sums over them
-- would fall. Adds up what is kept so far: a second for each million of rows.

create table linernotes.queue_totals (
  queue text primary key,
  batches bigint not null default 0,
  messages_read bigint not null default 0,
  acknowledged bigint not null default 0,
  failed bigint not null default 0,
  deferred bigint not null default 0,
  dead_lettered bigint not null default 0,
  stale bigint not null default 0,
  requests bigint not null default 0,
  cache_hits bigint not null default 0,
  duration_ms bigint not null default 0,
  duration_buckets bigint[] not null default array_fill(0::bigint, array[8]) check (cardinality(duration_buckets) = 8)
);
comment on table linernotes.queue_totals is 'What was ever counted of each queue; linernotes.record_batch adds to it.';
comment on column linernotes.queue_totals.duration_buckets is
  'Batches by their duration: up to 0.1, 0.5, 1, 5, 10, 30 and 60 seconds, and longer; each batch in one.';
insert into linernotes.queue_totals (
  queue, batches, messages_read, acknowledged, failed, deferred, dead_lettered, stale, requests, cache_hits, duration_ms)
select e.queue, coalesce(sum(m.batches), 0), coalesce(sum(m.messages_read), 0), coalesce(sum(m.acknowledged), 0),
  coalesce(sum(m.failed), 0), coalesce(sum(m.deferred), 0), coalesce(sum(m.dead_lettered), 0),
  coalesce(sum(m.stale), 0), coalesce(sum(m.requests), 0), coalesce(sum(m.cache_hits), 0),
  coalesce(sum(m.duration_ms), 0)
from linernotes.entered_queues e
join linernotes.queue_metrics m on m.queue = e.queue
group by e.queue;
grant select on linernotes.queue_totals to linernotes_operator, linernotes_reader;
