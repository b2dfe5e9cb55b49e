-- Stores a page of albums with their artists, tracks and claims, in one call; safe under races.
--
-- p_albums: [{"native_id", "title", "kind", "release_date", "artists": […], "tracks": null | […]}];
-- tracks as in linernotes.store_tracks; null means that the source was not asked for them.
-- Returns our id for each album.
create or replace function linernotes.store_albums(p_source text, p_albums jsonb)
returns table (native_id text, album_id bigint, title text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_now timestamptz := linernotes.current_time();
begin
  perform linernotes.store_artists(p_source, coalesce(jsonb_agg(a), '[]'))
  from jsonb_array_elements(p_albums) as t, jsonb_array_elements(t -> 'artists') as a;

  with given as (
    select distinct on (g.native_id) g.*
    from jsonb_to_recordset(p_albums) as g(native_id text, title text, kind text, release_date text)
    order by g.native_id, g.release_date nulls last
  ), claimed as (
    insert into linernotes.album_identities (source, native_id, album_id)
    select p_source, g.native_id, nextval(pg_get_serial_sequence('linernotes.albums', 'id'))
    from given g
    where not exists (
      select from linernotes.album_identities i where i.source = p_source and i.native_id = g.native_id)
    order by g.native_id
    on conflict do nothing
    returning native_id, album_id
  )
  insert into linernotes.albums (id, title, kind, release_date)
  select c.album_id, g.title, g.kind, g.release_date from claimed c join given g using (native_id);

  with given as (
    select distinct on (i.album_id) i.album_id, g.title, g.kind, g.release_date
    from jsonb_to_recordset(p_albums) as g(native_id text, title text, kind text, release_date text)
    join linernotes.album_identities i on i.source = p_source and i.native_id = g.native_id
    order by i.album_id, g.native_id, g.release_date nulls last
  )
  update linernotes.albums a
  set title = g.title, kind = coalesce(g.kind, a.kind), release_date = least(g.release_date, a.release_date),
    updated_at = v_now
  from given g
  where a.id = g.album_id
    and (a.title, a.kind, a.release_date) is distinct from
      (g.title, coalesce(g.kind, a.kind), least(g.release_date, a.release_date));

  insert into linernotes.album_artists (album_id, artist_id, position, credited_as)
  select distinct on (bi.album_id, ai.artist_id)
    bi.album_id, ai.artist_id, a.ordinality, a.value ->> 'credited_as'
  from jsonb_to_recordset(p_albums) as g(native_id text, artists jsonb)
  cross join jsonb_array_elements(g.artists) with ordinality as a
  join linernotes.album_identities bi on bi.source = p_source and bi.native_id = g.native_id
  join linernotes.artist_identities ai on ai.source = p_source and ai.native_id = a.value ->> 'native_id'
  order by bi.album_id, ai.artist_id, a.ordinality
  on conflict (album_id, artist_id) do nothing;

  perform linernotes.store_tracks(p_source, coalesce(
    jsonb_agg(t || jsonb_build_object('album_native_id', b ->> 'native_id')), '[]'))
  from jsonb_array_elements(p_albums) as b, jsonb_array_elements(b -> 'tracks') as t
  where jsonb_typeof(b -> 'tracks') = 'array';

  insert into linernotes.freshness (source, subject, subject_id, fetched_at)
  select distinct p_source, 'album_tracks', i.album_id, v_now
  from jsonb_array_elements(p_albums) as b
  join linernotes.album_identities i on i.source = p_source and i.native_id = b ->> 'native_id'
  where jsonb_typeof(b -> 'tracks') = 'array'
  order by 1, 2, 3
  on conflict (subject, subject_id, source) do update set fetched_at = excluded.fetched_at;

  return query
  select distinct i.native_id, i.album_id, a.title
  from jsonb_to_recordset(p_albums) as g(native_id text)
  join linernotes.album_identities i on i.source = p_source and i.native_id = g.native_id
  join linernotes.albums a on a.id = i.album_id
  order by i.album_id;
end
$$;
comment on function linernotes.store_albums(text, jsonb) is 'Stores albums with artists, tracks and claims; returns our ids.';
revoke all on function linernotes.store_albums(text, jsonb) from public;
grant execute on function linernotes.store_albums(text, jsonb) to linernotes_worker;
