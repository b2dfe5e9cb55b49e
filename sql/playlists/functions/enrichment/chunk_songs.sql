-- The songs of chunks with all by which providers may find them, and which sources were asked of each lately: the one time
-- that a song is read. Songs that turned out to be one are one.
create or replace function playlists.chunk_songs(p_chunks bigint[], p_fresh_seconds double precision)
returns table (
  chunk_id bigint, run_id uuid, number integer, chunks integer, song_id bigint, isrc text, spotify_id text, title text,
  artists text[], duration_ms integer, track_id bigint, fresh text[])
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select distinct on (c.chunk_id, s.song_id) c.chunk_id, c.run_id, c.number,
    (select count(*)::integer from playlists.chunks o where o.run_id = c.run_id),
    s.song_id, s.isrc, s.spotify_id, coalesce(s.title, ''), s.artists, s.duration_ms, s.track_id,
    array(
      select f.source from linernotes.freshness f
      where f.subject = 'track_credits' and f.subject_id = s.track_id
        and f.fetched_at > linernotes.current_time() - make_interval(secs => p_fresh_seconds)
      union
      select i.source from linernotes.track_identities i
      where i.track_id = s.track_id and i.source = 'spotify' and s.isrc is not null
      union
      select f.source from playlists.song_facts f
      where f.song_id = s.song_id and f.as_of > linernotes.current_time() - make_interval(secs => p_fresh_seconds))
  from playlists.chunks c
  cross join lateral unnest(c.song_ids) with ordinality as u(song_id, place)
  join playlists.songs o on o.song_id = u.song_id
  join playlists.songs s on s.song_id = coalesce(o.merged_into, o.song_id)
  where c.chunk_id = any (p_chunks)
  order by c.chunk_id, s.song_id, u.place
$$;
comment on function playlists.chunk_songs(bigint[], double precision) is
  'The songs of chunks, and which sources were asked of each lately.';
revoke all on function playlists.chunk_songs(bigint[], double precision) from public;
grant execute on function playlists.chunk_songs(bigint[], double precision) to linernotes_worker;
