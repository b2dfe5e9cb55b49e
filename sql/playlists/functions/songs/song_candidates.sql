-- The tracks of the catalogue that songs without one may be: by ISRC, by Spotify's id, or by title and artist where
-- they have neither. Which of them it is, the caller decides.
create or replace function playlists.song_candidates(p_song_ids bigint[])
returns table (
  song_id bigint, song_title text, song_artists text[], song_length_ms integer, is_text_guessed boolean,
  method text, track_id bigint, title text, note text, length_ms integer,
  artists text[])
language sql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off set jit = off -- whatever the tables looked like when the plan was made
as $$
  with open as materialized (
    select s.* from playlists.songs s where s.song_id = any (p_song_ids) and s.track_id is null
  ), found as (
    select o.song_id, 'isrc' as method, x.track_id from open o join linernotes.track_isrcs x on x.isrc = o.isrc
    union all
    select o.song_id, 'spotify', t.track_id
    from open o join playlists.spotify_ids i on i.song_id = o.song_id
    join linernotes.track_identities t on t.source = 'spotify' and t.native_id = i.spotify_id
    union all
    select o.song_id, 'text', t.id
    from open o join linernotes.tracks t on t.title_key <> '' and t.title_key = o.title_key
    where o.text_key is not null and exists (
      select from linernotes.track_artists ta join linernotes.artists a on a.id = ta.artist_id
      where ta.track_id = t.id and a.name_key = any (o.artist_keys))
  )
  select distinct o.song_id, o.title, o.artists, o.duration_ms, o.is_text_guessed, f.method, t.id, t.title, t.note, t.length_ms,
    array(
      select a.name from linernotes.track_artists ta join linernotes.artists a on a.id = ta.artist_id
      where ta.track_id = t.id order by ta.position, a.id)
  from found f join open o on o.song_id = f.song_id join linernotes.tracks t on t.id = f.track_id
  order by o.song_id, f.method, t.id
$$;
comment on function playlists.song_candidates(bigint[]) is 'The tracks of the catalogue that songs may be.';
revoke all on function playlists.song_candidates(bigint[]) from public;
grant execute on function playlists.song_candidates(bigint[]) to linernotes_worker, linernotes_operator;
