-- How far a job is, in whole per cent: songs that phases are through with, of all songs times all phases. At most 99 while a
-- chunk is not settled.
create or replace function playlists.job_progress(p_run uuid)
returns integer language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select case
    when not exists (select from playlists.chunks c where c.run_id = p_run and c.settled_at is null) then 100
    else least(99, coalesce(floor(100.0 * sum(p.done) / nullif(max(j.songs) * 5, 0)), 0))
  end::integer
  from playlists.jobs j
  left join playlists.chunks c on c.run_id = j.run_id
  left join playlists.chunk_phases p on p.chunk_id = c.chunk_id
  where j.run_id = p_run
$$;
comment on function playlists.job_progress(uuid) is 'How far a job is, in whole per cent.';
revoke all on function playlists.job_progress(uuid) from public;
grant execute on function playlists.job_progress(uuid) to linernotes_operator, linernotes_api, linernotes_reader;
