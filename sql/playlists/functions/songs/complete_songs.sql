-- Gives songs what was not known of them: a code, by their id; names and lengths. Songs that turn out to be one become
-- one: the one without the code steps back.
create or replace function playlists.complete_songs(p_songs jsonb, p_now timestamptz)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set jit = off
as $$
declare
  v_old bigint[];
  v_new bigint[];
begin
  update playlists.songs s set isrc = c.isrc, text_key = null, title_key = null, artist_keys = '{}', updated_at = p_now
  from (
    select distinct on (b.song_id) b.song_id, b.isrc
    from (
      select distinct on (g.isrc) i.song_id, g.isrc, g.n
      from playlists.given_songs(p_songs) g
      join playlists.spotify_ids i on i.spotify_id = g.spotify_id
      join playlists.songs o on o.song_id = i.song_id and o.isrc is null
      where g.isrc is not null and not exists (select from playlists.songs x where x.isrc = g.isrc)
      order by g.isrc, g.n) as b
    order by b.song_id, b.n) as c
  where s.song_id = c.song_id;

  select array_agg(m.old_id), array_agg(m.new_id) into v_old, v_new
  from (
    select distinct on (o.song_id) o.song_id as old_id, c.song_id as new_id
    from playlists.given_songs(p_songs) g
    join playlists.songs c on c.isrc = g.isrc
    join playlists.spotify_ids i on i.spotify_id = g.spotify_id
    join playlists.songs o on o.song_id = i.song_id and o.isrc is null and o.song_id <> c.song_id
    order by o.song_id, g.n) as m;
  if v_old is not null then
    update playlists.entries e set song_id = m.new_id
    from unnest(v_old, v_new) as m(old_id, new_id) where e.song_id = m.old_id;
    update playlists.spotify_ids i set song_id = m.new_id
    from unnest(v_old, v_new) as m(old_id, new_id) where i.song_id = m.old_id;
    update playlists.songs s set merged_into = m.new_id, updated_at = p_now
    from unnest(v_old, v_new) as m(old_id, new_id) where s.song_id = m.old_id;
  end if;

  update playlists.songs s
  set spotify_id = coalesce(s.spotify_id, k.spotify_id), title = coalesce(s.title, k.title),
    artists = case when s.artists = '{}' then coalesce(k.artists, '{}') else s.artists end,
    album = coalesce(s.album, k.album), duration_ms = coalesce(s.duration_ms, k.duration_ms), updated_at = p_now
  from (
    select c.song_id, g.* from playlists.given_songs(p_songs) g join playlists.songs c on c.isrc = g.isrc
    union all
    select i.song_id, g.*
    from playlists.given_songs(p_songs) g join playlists.spotify_ids i on i.spotify_id = g.spotify_id
    where g.isrc is null) as k
  where s.song_id = k.song_id and (
    (s.spotify_id is null and k.spotify_id is not null) or (s.title is null and k.title is not null)
    or (s.artists = '{}' and k.artists <> '{}') or (s.album is null and k.album is not null)
    or (s.duration_ms is null and k.duration_ms is not null));
end
$$;
comment on function playlists.complete_songs(jsonb, timestamptz) is 'Gives songs what was not known of them.';
revoke all on function playlists.complete_songs(jsonb, timestamptz) from public;
