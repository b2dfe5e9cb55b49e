-- Stores songs with their keys; returns the id of each in the order of p_songs. The caller holds the listener's lock.
-- p_songs: [{"song_ids": [known songs that it is], "keys", "title", "artist", "artists", "album", "title_key",
-- "artist_key", "spotify_ids", "isrcs", "length_ms"}]. Known songs that turn out to be one are merged into the oldest:
-- their reports move, and the caller makes their plays anew, after which listening.replace_plays deletes what is left.
create or replace function listening.store_songs(p_listener_id bigint, p_songs jsonb)
returns table (place integer, song_id bigint) language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_places integer[];
  v_ids bigint[];
begin
  with given as (
    select g.ordinality::integer as place, s.*
    from jsonb_array_elements(p_songs) with ordinality as g(value, ordinality)
    cross join lateral jsonb_to_record(g.value) as s(song_ids bigint[], title text, artist text, artists text[],
      album text, title_key text, artist_key text, spotify_ids text[], isrcs text[], length_ms integer)
  ), numbered as (
    select g.*, (select min(i) from unnest(g.song_ids) as i) as known from given g
  ), fresh as (
    select n.*, nextval(pg_get_serial_sequence('listening.songs', 'id')) as id from numbered n where n.known is null
  ), made as (
    insert into listening.songs (id, listener_id, title, artist, artists, album, title_key, artist_key, spotify_ids,
      isrcs, length_ms)
    overriding system value
    select f.id, p_listener_id, f.title, f.artist, f.artists, f.album, f.title_key, f.artist_key, f.spotify_ids,
      f.isrcs, f.length_ms
    from fresh f
  ), told as (
    update listening.songs s set
      spotify_ids = array(select distinct i from unnest(s.spotify_ids || n.spotify_ids) as i order by i),
      isrcs = array(select distinct i from unnest(s.isrcs || n.isrcs) as i order by i),
      album = coalesce(s.album, n.album), length_ms = coalesce(s.length_ms, n.length_ms),
      title = w.title, artist = w.artist, artists = w.artists, title_key = w.title_key, artist_key = w.artist_key
    from numbered n
    cross join lateral (
      -- The least of all names, so that the order of arrival names nothing.
      select x.* from (
        select n.title, n.artist, n.artists, n.title_key, n.artist_key
        union all
        select o.title, o.artist, o.artists, o.title_key, o.artist_key
        from listening.songs o where o.id = any (n.song_ids) and o.listener_id = p_listener_id) as x
      order by x.title collate "C", x.artist collate "C", cardinality(x.artists), x.artists limit 1) as w
    where s.id = n.known
  )
  select array_agg(x.place), array_agg(x.id) into v_places, v_ids
  from (select f.place, f.id from fresh f union all select n.place, n.known from numbered n where n.known is not null) x;

  insert into listening.song_keys (listener_id, key, song_id)
  select distinct on (md5(k.key)) p_listener_id, md5(k.key)::uuid, i.id
  from unnest(v_places, v_ids) as i(place, id)
  cross join lateral jsonb_array_elements_text(p_songs -> (i.place - 1) -> 'keys') as k(key)
  order by md5(k.key)
  on conflict (listener_id, key) do nothing;

  perform listening.merge_songs(p_listener_id, p_songs);
  return query select i.place, i.id from unnest(v_places, v_ids) as i(place, id);
end
$$;
comment on function listening.store_songs(bigint, jsonb) is 'Stores a listener''s songs with their keys; returns their ids.';
revoke all on function listening.store_songs(bigint, jsonb) from public;
grant execute on function listening.store_songs(bigint, jsonb) to linernotes_operator, linernotes_worker;
