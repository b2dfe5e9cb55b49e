create or replace view linernotes.queue_depths as
select
  q.queue, q.visible, q.delayed_or_in_flight, q.oldest_visible_age_seconds, q.archived, q.dead_letters,
  q.is_estimate
from linernotes.measure_queues() as q;
comment on view linernotes.queue_depths is
  'Waiting messages of each queue now; exact up to 10,000, beyond that is_estimate. archived is always an estimate.';
grant select on linernotes.queue_depths to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
