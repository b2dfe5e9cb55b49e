-- Jobs as they stand. One whose chunks are all through has completed when nothing that followed from them is under way any
-- more; one that was cancelled, or has nothing under way and chunks that are not through, has failed; before anything of it
-- was handled it is queued.
create or replace view playlists.job_status as
select
  j.run_id, j.kind, j.playlist_id, l.name as playlist_name, j.songs, j.requested_by, j.created_at, j.updated_at,
  j.cancelled_at, j.events,
  case
    when j.cancelled_at is not null then 'failed'
    when c.settled = c.chunks and coalesce(r.in_flight, 0) = 0 then
      'completed'
    when coalesce(r.in_flight, 0) = 0 and r.sent > 0 then 'failed'
    when p.phases is null then 'queued'
    else 'running'
  end as status,
  playlists.job_progress(j.run_id) as progress,
  c.chunks, c.settled as chunks_settled, coalesce((r.queues -> 'playlist_enrichment' ->> 'dead_lettered')::bigint, 0) as dead_lettered,
  coalesce(r.requests, 0) as requests, coalesce(p.phases, '{}') as phases
from playlists.jobs j
left join playlists.playlists l on l.playlist_id = j.playlist_id
left join linernotes.run_status r on r.run_id = j.run_id
cross join lateral (
  select count(*) as chunks, count(*) filter (where k.settled_at is not null) as settled
  from playlists.chunks k where k.run_id = j.run_id) as c
cross join lateral (
  select jsonb_object_agg(g.phase, jsonb_build_object('done', g.done, 'failed', g.failed, 'note', g.note)) as phases
  from (
    select f.phase, sum(f.done) as done, sum(f.failed) as failed, max(f.note) as note
    from playlists.chunk_phases f join playlists.chunks k on k.chunk_id = f.chunk_id
    where k.run_id = j.run_id group by f.phase) as g) as p;
comment on view playlists.job_status is 'Jobs with their status and progress by phase.';
grant select on playlists.job_status to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
