create or replace view linernotes.run_status as
select
  r.id as run_id,
  coalesce(r.artist_query ->> 'artistName', r.artist_query ->> 'artistId', r.artist_query ->> 'name') as artist,
  r.started_at,
  coalesce(p.sent, 0) as sent,
  coalesce(p.acknowledged, 0) as acknowledged,
  coalesce(p.dead_lettered, 0) as dead_lettered,
  coalesce(linernotes.saturated(p.sent::numeric - p.acknowledged - p.dead_lettered), 0) as in_flight,
  coalesce(p.requests, 0) as requests,
  case when p.sent > 0 and p.sent::numeric - p.acknowledged - p.dead_lettered <= 0 then p.finished_at end as finished_at,
  coalesce(p.queues, '{}') as queues,
  r.requested_by
from linernotes.runs r
left join lateral (
  select
    linernotes.saturated(sum(q.sent)) as sent,
    linernotes.saturated(sum(q.acknowledged)) as acknowledged,
    linernotes.saturated(sum(q.dead_lettered)) as dead_lettered,
    linernotes.saturated(sum(q.requests)) as requests,
    max(q.settled_at) as finished_at,
    jsonb_object_agg(q.queue, jsonb_build_object(
      'sent', q.sent, 'acknowledged', q.acknowledged, 'dead_lettered', q.dead_lettered,
      'in_flight', linernotes.saturated(q.sent::numeric - q.acknowledged - q.dead_lettered), 'requests', q.requests)) as queues
  from (
    select
      i.queue,
      linernotes.saturated(sum(i.sent)) as sent,
      linernotes.saturated(sum(i.acknowledged)) as acknowledged,
      linernotes.saturated(sum(i.dead_lettered)) as dead_lettered,
      linernotes.saturated(sum(i.requests)) as requests,
      max(i.at) filter (where i.acknowledged <> 0 or i.dead_lettered <> 0) as settled_at
    from linernotes.run_progress i
    where i.run_id = r.id
    group by i.queue
  ) as q
) as p on true;
comment on view linernotes.run_status is
  'Runs with their progress and cost; finished_at is null while messages are in flight.';
grant select on linernotes.run_status to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
