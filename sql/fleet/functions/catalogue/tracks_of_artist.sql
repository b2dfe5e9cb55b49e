-- The tracks of an artist: those credited to them, and those on their albums that are credited to nobody.
-- What others perform on a shared album is theirs, not the artist's.
create or replace function linernotes.tracks_of_artist(p_artist_id bigint)
returns table (track_id bigint)
language sql stable security invoker set search_path = pg_catalog, pg_temp
as $$
  select a.track_id from linernotes.track_artists a where a.artist_id = p_artist_id
  union
  select t.track_id from linernotes.album_artists b join linernotes.album_tracks t using (album_id)
  where b.artist_id = p_artist_id
    and not exists (select from linernotes.track_artists x where x.track_id = t.track_id)
$$;
comment on function linernotes.tracks_of_artist(bigint) is 'The tracks of an artist, without what others perform on shared albums.';
revoke all on function linernotes.tracks_of_artist(bigint) from public;
grant execute on function linernotes.tracks_of_artist(bigint) to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
