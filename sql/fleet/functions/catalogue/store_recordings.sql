-- Stores recordings that were asked for one by one, each with an album that holds it; safe under races. Unlike
-- linernotes.store_albums it says nothing of what else stands there: the album's tracks are still to be asked for.
--
-- p_albums: as in linernotes.store_albums, each with the tracks that were asked for. One whose id is empty is none: its
-- tracks have no place.
-- Returns our id for each track.
create or replace function linernotes.store_recordings(p_source text, p_albums jsonb)
returns table (native_id text, track_id bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform linernotes.store_albums(p_source, coalesce(
    jsonb_agg(b || '{"tracks": null, "is_complete": false}'), '[]'))
  from jsonb_array_elements(p_albums) as b
  where b ->> 'native_id' <> '';

  perform linernotes.store_tracks(p_source, coalesce(
    jsonb_agg(t || jsonb_build_object('album_native_id', b ->> 'native_id')), '[]'))
  from jsonb_array_elements(p_albums) as b, jsonb_array_elements(b -> 'tracks') as t;

  return query
  select distinct i.native_id, i.track_id
  from jsonb_array_elements(p_albums) as b, jsonb_array_elements(b -> 'tracks') as t
  join linernotes.track_identities i on i.source = p_source and i.native_id = t ->> 'native_id'
  order by 2, 1;
end
$$;
comment on function linernotes.store_recordings(text, jsonb) is
  'Stores recordings that were asked for one by one; returns our ids.';
revoke all on function linernotes.store_recordings(text, jsonb) from public;
grant execute on function linernotes.store_recordings(text, jsonb) to linernotes_worker;
