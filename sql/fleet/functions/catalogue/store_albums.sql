-- Stores a page of albums with their artists, tracks and claims, in one call; safe under races.
--
-- p_albums: [{"native_id", "title", "title_key", "kind", "release_date", "barcode",
--   "foreign_ids": [{"source", "native_id"}], "artists": […], "tracks": null | […], "is_complete"}];
-- tracks as in linernotes.store_tracks; null means that the source was not asked for them. A complete list takes away
-- what nobody lists any more.
-- Returns our id for each album.
create or replace function linernotes.store_albums(p_source text, p_albums jsonb)
returns table (native_id text, album_id bigint, title text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_now timestamptz := linernotes.current_time();
begin
  perform linernotes.lock_credited(p_source, p_albums);
  perform linernotes.claim_albums(p_source, p_albums);

  perform from linernotes.albums b
  where b.id in (
    select i.album_id from jsonb_to_recordset(p_albums) as g(native_id text)
    join linernotes.album_identities i on i.source = p_source and i.native_id = g.native_id)
  order by b.id for no key update;
  with given as (
    select distinct on (i.album_id) i.album_id, g.title, coalesce(g.title_key, '') as title_key, g.kind,
      g.release_date, g.barcode, linernotes.is_named_by(p_source, array(
        select o.source from linernotes.album_identities o
          where o.album_id = i.album_id and o.stated_by is null)) as is_named
    from jsonb_to_recordset(p_albums) as g(
      native_id text, title text, title_key text, kind text, release_date text, barcode text)
    join linernotes.album_identities i on i.source = p_source and i.native_id = g.native_id
    order by i.album_id, g.native_id, g.release_date nulls last
  ), merged as (
    select b.id,
      case when g.is_named then g.title else b.title end as title,
      case when g.is_named then g.title_key else b.title_key end as title_key,
      case when g.is_named then coalesce(g.kind, b.kind) else coalesce(b.kind, g.kind) end as kind,
      least(g.release_date, b.release_date) as release_date, coalesce(b.barcode, g.barcode) as barcode
    from given g join linernotes.albums b on b.id = g.album_id
  )
  update linernotes.albums b
  set title = m.title, title_key = m.title_key, kind = m.kind, release_date = m.release_date, barcode = m.barcode,
    updated_at = v_now
  from merged m
  where b.id = m.id
    and (b.title, b.title_key, b.kind, b.release_date, b.barcode) is distinct from
      (m.title, m.title_key, m.kind, m.release_date, m.barcode);

  perform linernotes.merge_credited(p_source, 'album', p_albums);
  insert into linernotes.album_artists (album_id, artist_id, position, credited_as)
  select distinct on (bi.album_id, ai.artist_id)
    bi.album_id, ai.artist_id, a.ordinality, a.value ->> 'credited_as'
  from jsonb_to_recordset(p_albums) as g(native_id text, artists jsonb)
  cross join jsonb_array_elements(g.artists) with ordinality as a
  join linernotes.album_identities bi on bi.source = p_source and bi.native_id = g.native_id
  join linernotes.artist_identities ai on ai.source = p_source and ai.native_id = a.value ->> 'native_id'
  -- Another source's artists stay alone, where nobody knows that any of them is this source's.
  where not exists (
    select from linernotes.album_artists o
    where o.album_id = bi.album_id and not exists (
      select from linernotes.artist_identities k where k.artist_id = o.artist_id and k.source = p_source))
  order by bi.album_id, ai.artist_id, a.ordinality
  on conflict (album_id, artist_id) do nothing;

  perform linernotes.store_tracks(p_source, coalesce(
    jsonb_agg(t || jsonb_build_object('album_native_id', b ->> 'native_id')), '[]'))
  from jsonb_array_elements(p_albums) as b, jsonb_array_elements(b -> 'tracks') as t
  where jsonb_typeof(b -> 'tracks') = 'array';

  perform linernotes.forget_album_tracks(p_source, p_albums);

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
