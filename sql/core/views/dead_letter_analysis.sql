-- One index-only pass over dead_letters_analysis counts; each cause then looks up its newest letter,
-- one that waits where there is one: next_step names it.
create or replace view linernotes.dead_letter_analysis as
select
  cause.fingerprint,
  sample.queue,
  sample.category,
  sample.code,
  cause.count,
  cause.waiting,
  cause.first_seen,
  cause.last_seen,
  sample.error as sample_error,
  sample.id as sample_id,
  cause.count - cause.waiting as redriven,
  cause.came_back,
  cause.waiting_last_day,
  linernotes.next_step(sample.category, cause.fingerprint, sample.id, cause.waiting, cause.waiting_again) as next_step
from (
  select
    d.fingerprint,
    count(*) as count,
    count(*) filter (where d.redriven_as is null) as waiting,
    count(*) filter (where d.redriven_as is null and d.dead_at > (select linernotes.current_time() - interval '1 day'))
      as waiting_last_day,
    count(*) filter (where d.came_back) as came_back,
    count(*) filter (where d.came_back and d.redriven_as is null) as waiting_again,
    min(d.dead_at) as first_seen,
    max(d.dead_at) as last_seen
  from linernotes.dead_letters d
  group by d.fingerprint
) as cause
cross join lateral (
  (
    select d.id, d.queue, d.category, d.code, d.error
    from linernotes.dead_letters d
    where d.fingerprint = cause.fingerprint and d.redriven_as is null
    order by d.dead_at desc, d.id desc
    limit 1
  )
  union all
  (
    select d.id, d.queue, d.category, d.code, d.error
    from linernotes.dead_letters d
    where cause.waiting = 0 and d.fingerprint = cause.fingerprint
    order by d.dead_at desc, d.id desc
    limit 1
  )
) as sample
-- What died within the last day weighs ten times: a cause that still kills comes before a larger heap that rests.
order by cause.waiting + 9 * cause.waiting_last_day desc, cause.last_seen desc;
comment on view linernotes.dead_letter_analysis is
  'Dead letters by cause; the top row is the next thing to fix, next_step says how. waiting: not yet redriven.';
grant select on linernotes.dead_letter_analysis to linernotes_operator, linernotes_api, linernotes_reader;
