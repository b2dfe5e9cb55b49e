-- Starts the enrichment of a playlist's songs as it stands now, or of some songs, and returns the run. Songs are handled in
-- chunks, so that several workers share a job and several jobs share the workers: as many as keep eight busy, of 10 to 50
-- songs each, unless the caller says how large they are to be.
-- With a key the same call is one job within 24 hours.
create or replace function playlists.start_enrichment(
  p_playlist bigint default null, p_songs bigint[] default null, p_key text default null, p_chunk integer default null)
returns uuid language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_name text;
  v_songs bigint[];
  v_unknown bigint;
  v_size integer;
  v_query jsonb;
  v_run uuid;
begin
  if p_playlist is null and coalesce(cardinality(p_songs), 0) = 0 then
    raise exception using errcode = 'LN002', message = 'a playlist or songs are needed';
  end if;
  if p_chunk not between 1 and 100 then
    raise exception using errcode = 'LN002', message = 'a chunk has 1 to 100 songs';
  end if;
  if p_playlist is not null then
    select l.name into v_name from playlists.playlists l where l.playlist_id = p_playlist;
    if not found then
      raise exception using errcode = 'LN002', message = format('there is no playlist %s', p_playlist);
    end if;
  end if;
  v_songs := playlists.songs_to_enrich(p_playlist, p_songs);
  select s into v_unknown from unnest(p_songs) as s where s <> all (v_songs) limit 1;
  if v_unknown is not null then
    raise exception using
      errcode = 'LN002', message = format('song %s is not in the playlist, or there is none', v_unknown);
  end if;
  if coalesce(cardinality(v_songs), 0) = 0 then
    raise exception using errcode = 'LN002', message = 'the playlist has no songs';
  end if;
  v_query := jsonb_strip_nulls(jsonb_build_object(
    'name', coalesce(v_name, cardinality(v_songs) || ' songs'), 'playlistId', p_playlist,
    'songs', case when p_songs is not null then to_jsonb(p_songs) end));
  v_run := linernotes.claim_run(p_key, v_query);
  if exists (select from linernotes.runs r where r.id = v_run) then
    return v_run;
  end if;
  v_size := coalesce(p_chunk, least(50, greatest(10, ceil(cardinality(v_songs) / 8.0))));
  insert into linernotes.runs (id, artist_query, started_at) values (v_run, v_query, v_now);
  insert into playlists.jobs (run_id, kind, playlist_id, songs, created_at, updated_at)
  values (
    v_run, case when p_songs is null then 'enrich-playlist' else 'enrich-tracks' end, p_playlist,
    cardinality(v_songs), v_now, v_now);
  insert into playlists.chunks (run_id, number, song_ids)
  select v_run, (s.place - 1) / v_size + 1, array_agg(s.song_id order by s.place)
  from unnest(v_songs) with ordinality as s(song_id, place)
  group by 2 order by 2;
  perform playlists.send_chunks(v_run);
  perform playlists.note_event(v_run, format('Queued: %s songs in %s chunks', cardinality(v_songs),
    (select count(*) from playlists.chunks c where c.run_id = v_run)));
  return v_run;
end
$$;
comment on function playlists.start_enrichment(bigint, bigint[], text, integer) is
  'Starts the enrichment of a playlist''s songs, or of some songs; returns the run. The same key, the same run.';
revoke all on function playlists.start_enrichment(bigint, bigint[], text, integer) from public;
grant execute on function playlists.start_enrichment(bigint, bigint[], text, integer) to linernotes_operator, linernotes_api;
