create or replace view linernotes.queue_depths as
select
  q.queue, q.visible, q.delayed_or_in_flight, q.oldest_visible_age_seconds, q.archived, q.dead_letters
from linernotes.measure_queues() as q;
comment on view linernotes.queue_depths is
  'Waiting messages of each queue now; archived is an estimate, dead_letters are those not redriven.';
grant select on linernotes.queue_depths to linernotes_worker, linernotes_operator, linernotes_api;
