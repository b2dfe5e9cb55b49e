-- The same work by hand, fenced, in one commit: archive what was read before, read the next batch.
begin;
with gone as (
  delete from pgmq.q_bench m
  using unnest(:ids::bigint[], :counts::integer[]) as given (msg_id, read_ct)
  where m.msg_id = given.msg_id and m.read_ct = given.read_ct
  returning m.*
)
insert into pgmq.a_bench (msg_id, read_ct, enqueued_at, last_read_at, vt, message, headers)
select msg_id, read_ct, enqueued_at, last_read_at, vt, message, headers from gone;
with due as (
  select msg_id from pgmq.q_bench where vt <= now() order by vt limit :n for update skip locked
), taken as (
  update pgmq.q_bench m
  set read_ct = m.read_ct + 1, vt = now() + interval '60 s', last_read_at = now()
  from due
  where m.msg_id = due.msg_id
  returning m.*
)
select coalesce(array_agg(msg_id), '{}')::text as ids, coalesce(array_agg(read_ct), '{}')::text as counts
from taken \gset
commit;
