-- Stores the tracks of albums, their ISRCs and artists, and the claims that came along.
--
-- p_tracks: [{"album_native_id", "native_id", "track_id", "same_as", "title", "title_key", "note", "disc_number", "position",
--   "length_ms", "isrcs": [], "artists": [{"native_id", "name", "credited_as"}], "claims": null | […]}]
-- track_id: the track of ours that it was found to be, see linernotes.track_candidates; same_as: another of the document
-- that it is; both null: a new one.
-- claims: see linernotes.store_claims; null means that the source was not asked for them.
-- Albums must be stored before; tracks of an unknown album are stored without a place on it.
create or replace function linernotes.store_tracks(p_source text, p_tracks jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
begin
  perform linernotes.lock_credited(p_source, p_tracks);
  perform linernotes.claim_tracks(p_source, p_tracks);

  perform from linernotes.tracks t
  where t.id in (
    select i.track_id from jsonb_to_recordset(p_tracks) as g(native_id text)
    join linernotes.track_identities i on i.source = p_source and i.native_id = g.native_id)
  order by t.id for no key update;
  with given as (
    select distinct on (i.track_id) i.track_id, g.title, coalesce(g.title_key, '') as title_key,
      coalesce(g.note, '') as note, g.length_ms,
      linernotes.is_named_by(p_source, array(
        select o.source from linernotes.track_identities o where o.track_id = i.track_id)) as is_named
    from jsonb_to_recordset(p_tracks) as g(
      native_id text, title text, title_key text, note text, length_ms integer)
    join linernotes.track_identities i on i.source = p_source and i.native_id = g.native_id
    order by i.track_id, g.native_id, g.length_ms nulls last, g.title
  ), merged as (
    select t.id,
      case when g.is_named then g.title else t.title end as title,
      case when g.is_named then g.title_key else t.title_key end as title_key,
      case when (g.is_named and g.note <> '') or t.note = '' then g.note else t.note end as note,
      case when g.is_named then coalesce(g.length_ms, t.length_ms) else coalesce(t.length_ms, g.length_ms) end
        as length_ms
    from given g join linernotes.tracks t on t.id = g.track_id
  )
  update linernotes.tracks t
  set title = m.title, title_key = m.title_key, note = m.note, length_ms = m.length_ms, updated_at = v_now
  from merged m
  where t.id = m.id
    and (t.title, t.title_key, t.note, t.length_ms) is distinct from (m.title, m.title_key, m.note, m.length_ms);

  insert into linernotes.album_tracks (album_id, track_id, disc_number, position, stated_by)
  select distinct on (ai.album_id, ti.track_id)
    ai.album_id, ti.track_id, g.disc_number, g.position, array[p_source]
  from jsonb_to_recordset(p_tracks) as g(
    album_native_id text, native_id text, disc_number integer, position integer)
  join linernotes.album_identities ai on ai.source = p_source and ai.native_id = g.album_native_id
  join linernotes.track_identities ti on ti.source = p_source and ti.native_id = g.native_id
  order by ai.album_id, ti.track_id, g.disc_number, g.position
  on conflict (album_id, track_id) do update
  set (disc_number, position) = (
      select place.* from (
        values (album_tracks.disc_number, album_tracks.position), (excluded.disc_number, excluded.position)
      ) as place order by 1, 2 limit 1),
    stated_by = array(
      select distinct source from unnest(album_tracks.stated_by || excluded.stated_by) as source order by 1)
  where (album_tracks.disc_number, album_tracks.position) > (excluded.disc_number, excluded.position)
    or not album_tracks.stated_by @> excluded.stated_by;

  insert into linernotes.track_isrcs (track_id, isrc)
  select distinct ti.track_id, upper(code)
  from jsonb_to_recordset(p_tracks) as g(native_id text, isrcs jsonb)
  cross join jsonb_array_elements_text(g.isrcs) as code
  join linernotes.track_identities ti on ti.source = p_source and ti.native_id = g.native_id
  order by 1, 2
  on conflict do nothing;

  perform linernotes.merge_credited(p_source, 'track', p_tracks);
  insert into linernotes.track_artists (track_id, artist_id, position, credited_as)
  select distinct on (ti.track_id, ai.artist_id)
    ti.track_id, ai.artist_id, a.ordinality, a.value ->> 'credited_as'
  from jsonb_to_recordset(p_tracks) as g(native_id text, artists jsonb)
  cross join jsonb_array_elements(g.artists) with ordinality as a
  join linernotes.track_identities ti on ti.source = p_source and ti.native_id = g.native_id
  join linernotes.artist_identities ai on ai.source = p_source and ai.native_id = a.value ->> 'native_id'
  -- As for albums: another source's artists stay alone.
  where not exists (
    select from linernotes.track_artists o
    where o.track_id = ti.track_id and not exists (
      select from linernotes.artist_identities k where k.artist_id = o.artist_id and k.source = p_source))
  order by ti.track_id, ai.artist_id, a.ordinality
  on conflict (track_id, artist_id) do nothing;

  perform linernotes.store_claims(p_source, coalesce(jsonb_agg(t), '[]'))
  from jsonb_array_elements(p_tracks) as t
  where jsonb_typeof(t -> 'claims') = 'array';
end
$$;
comment on function linernotes.store_tracks(text, jsonb) is 'Stores tracks of albums with ISRCs, artists and claims.';
revoke all on function linernotes.store_tracks(text, jsonb) from public;
grant execute on function linernotes.store_tracks(text, jsonb) to linernotes_worker;
