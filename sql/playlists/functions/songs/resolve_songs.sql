-- Finds the song that each given one is, completes it, and makes those that there are not; returns our ids.
-- ISRC before Spotify's id before text. A code for a song that had an id only completes it, and where another song has
-- that code already, both become one. What contradicts (two codes with one id) stays apart.
-- One caller at a time: whoever comes second sees what the first has made.
--
-- p_songs: [{"n", "isrc", "spotify_id", "text_key", "title_key", "artist_keys", "title", "artists", "album",
-- "duration_ms", "is_text_guessed"}], no two of which are one song; text_key, title_key and artist_keys only without code and id.
create or replace function playlists.resolve_songs(p_songs jsonb)
returns table (n integer, song_id bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set jit = off
as $$
#variable_conflict use_column
declare
  v_now constant timestamptz := linernotes.current_time();
begin
  lock table playlists.songs in share row exclusive mode;
  perform playlists.complete_songs(p_songs, v_now);

  insert into playlists.songs (
    isrc, spotify_id, text_key, title_key, artist_keys, title, artists, album, duration_ms, is_text_guessed, created_at,
    updated_at)
  select g.isrc, g.spotify_id, g.text_key, g.title_key, coalesce(g.artist_keys, '{}'), g.title,
    coalesce(g.artists, '{}'), g.album, g.duration_ms, g.is_text_guessed, v_now, v_now
  from playlists.given_songs(p_songs) g
  where case
    when g.isrc is not null then not exists (select from playlists.songs s where s.isrc = g.isrc)
    when g.spotify_id is not null then not exists (
      select from playlists.spotify_ids i where i.spotify_id = g.spotify_id)
    else playlists.song_by_text(g.text_key, g.duration_ms) is null
  end
  order by g.n;

  insert into playlists.spotify_ids (spotify_id, song_id)
  select distinct on (g.spotify_id) g.spotify_id, s.song_id
  from playlists.given_songs(p_songs) g
  join playlists.songs s on s.spotify_id = g.spotify_id and s.isrc is not distinct from g.isrc
    and s.merged_into is null
  where g.spotify_id is not null
  order by g.spotify_id, s.song_id
  on conflict do nothing;
  insert into playlists.spotify_ids (spotify_id, song_id)
  select distinct on (g.spotify_id) g.spotify_id, s.song_id
  from playlists.given_songs(p_songs) g join playlists.songs s on s.isrc = g.isrc
  where g.spotify_id is not null
  order by g.spotify_id, s.song_id
  on conflict do nothing;

  return query
  select g.n, coalesce(c.song_id, i.song_id, playlists.song_by_text(g.text_key, g.duration_ms))
  from playlists.given_songs(p_songs) g
  left join playlists.songs c on c.isrc = g.isrc
  left join playlists.spotify_ids i on g.isrc is null and i.spotify_id = g.spotify_id;
end
$$;
comment on function playlists.resolve_songs(jsonb) is 'The songs that given ones are, completed or made.';
revoke all on function playlists.resolve_songs(jsonb) from public;
grant execute on function playlists.resolve_songs(jsonb) to linernotes_worker, linernotes_operator;
