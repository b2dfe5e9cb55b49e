create or replace view linernotes.dead_letter_analysis as
select
  d.fingerprint,
  d.queue,
  d.category,
  d.code,
  count(*) as count,
  count(*) filter (where d.redriven_as is null) as waiting,
  min(d.dead_at) as first_seen,
  max(d.dead_at) as last_seen,
  (array_agg(d.error order by d.dead_at desc))[1] as sample_error,
  (array_agg(d.id order by d.dead_at desc))[1] as sample_id
from linernotes.dead_letters d
group by d.fingerprint, d.queue, d.category, d.code
order by waiting desc, last_seen desc;
comment on view linernotes.dead_letter_analysis is
  'Dead letters by cause; the top row is the next thing to fix. waiting: not yet redriven.';
grant select on linernotes.dead_letter_analysis to linernotes_operator, linernotes_api;
