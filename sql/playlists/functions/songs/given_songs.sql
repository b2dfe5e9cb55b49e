-- The songs of a document, as `resolve_songs` takes it.
create or replace function playlists.given_songs(p_songs jsonb)
returns table (
  n integer, isrc text, spotify_id text, text_key text, title_key text, artist_keys text[], title text, artists text[],
  album text, duration_ms integer, is_text_guessed boolean)
language sql immutable rows 1000
set search_path = pg_catalog, pg_temp
as $$
  select g.n, g.isrc, g.spotify_id, g.text_key, g.title_key, g.artist_keys, g.title, g.artists, g.album, g.duration_ms,
    coalesce(g.is_text_guessed, false)
  from jsonb_to_recordset(p_songs) as g(
    n integer, isrc text, spotify_id text, text_key text, title_key text, artist_keys text[], title text,
    artists text[], album text, duration_ms integer, is_text_guessed boolean)
$$;
comment on function playlists.given_songs(jsonb) is 'The songs of a document.';
revoke all on function playlists.given_songs(jsonb) from public;
