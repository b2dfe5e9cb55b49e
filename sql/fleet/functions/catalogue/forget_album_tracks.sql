-- Takes tracks off the albums of which a source brought the whole list without them, as after a merger of recordings
-- or a correction there. What another source lists stays; so does the track itself.
-- p_albums: see linernotes.store_albums; only those that say "is_complete".
create or replace function linernotes.forget_album_tracks(p_source text, p_albums jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  with complete as (
    select ai.album_id, array_agg(ti.track_id) as listed
    from jsonb_to_recordset(p_albums) as g(native_id text, is_complete boolean, tracks jsonb)
    join linernotes.album_identities ai on ai.source = p_source and ai.native_id = g.native_id
    cross join jsonb_array_elements(g.tracks) as t
    join linernotes.track_identities ti on ti.source = p_source and ti.native_id = t ->> 'native_id'
    where g.is_complete and jsonb_typeof(g.tracks) = 'array'
    group by ai.album_id
    -- Of an album that the source has under two ids, neither list is the whole.
    having (select count(*) from linernotes.album_identities o
      where o.album_id = ai.album_id and o.source = p_source and o.stated_by is null) <= 1
  ), gone as (
    update linernotes.album_tracks bt
    set stated_by = array_remove(bt.stated_by, p_source)
    from complete c
    where bt.album_id = c.album_id and not bt.track_id = any (c.listed) and bt.stated_by @> array[p_source]
      and bt.stated_by <> array[p_source]
  )
  delete from linernotes.album_tracks bt
  using complete c
  where bt.album_id = c.album_id and not bt.track_id = any (c.listed) and bt.stated_by = array[p_source];
end
$$;
comment on function linernotes.forget_album_tracks(text, jsonb) is 'Takes off an album what its sources no longer list.';
revoke all on function linernotes.forget_album_tracks(text, jsonb) from public;
