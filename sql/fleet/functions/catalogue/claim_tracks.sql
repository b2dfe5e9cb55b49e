-- Gives every track of a document (see linernotes.store_tracks) that the source's id is new for an identity: of a
-- track of ours that it is, else of a new one.
--
-- It is one of ours where both have an ISRC in common and about the same length; or, without that proof, where the
-- artist, the title and the length to 3 s are the same and no ISRC speaks against it. A source that tells recordings
-- apart by its ids ("is_recording") is believed: two ids of it never become one track.
create or replace function linernotes.claim_tracks(p_source text, p_tracks jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_seqscan = off -- whatever the tables looked like when the plan was made
as $$
declare
  v_track record;
  v_id bigint;
  v_found bigint;
begin
  for v_track in
    select distinct on (g.native_id) g.native_id, g.title, coalesce(g.title_key, '') as title_key, g.length_ms,
      coalesce(g.is_recording, true) as is_recording, g.album_native_id, g.artists,
      array(select distinct upper(code) from jsonb_array_elements_text(g.isrcs) as code) as isrcs
    from jsonb_to_recordset(p_tracks) as g(
      native_id text, title text, title_key text, length_ms integer, is_recording boolean, album_native_id text,
      artists jsonb, isrcs jsonb)
    where not exists (
      select from linernotes.track_identities i where i.source = p_source and i.native_id = g.native_id)
    order by g.native_id, g.length_ms nulls last, g.title
  loop
    select x.track_id into v_found
    from linernotes.track_isrcs x join linernotes.tracks t on t.id = x.track_id
    where x.isrc = any (v_track.isrcs)
      and coalesce(abs(t.length_ms::bigint - v_track.length_ms), 0) <= 5000
      and (not v_track.is_recording or not exists (
        select from linernotes.track_identities i where i.track_id = t.id and i.source = p_source))
    order by x.track_id limit 1;
    if v_found is null and v_track.title_key <> '' then
      -- By the title first: an artist's tracks may be tens of thousands, and each of them is looked for here.
      with same as materialized (
        select t.id
        from linernotes.tracks t
        where t.title_key <> '' and t.title_key = v_track.title_key
          and t.length_ms between v_track.length_ms::bigint - 3000 and v_track.length_ms::bigint + 3000
      )
      select t.id into v_found
      from same t
      join linernotes.track_artists ta on ta.track_id = t.id
      join linernotes.artist_identities ai on ai.artist_id = ta.artist_id
      where ai.source = p_source
        and ai.native_id in (select a.value ->> 'native_id' from jsonb_array_elements(v_track.artists) as a)
        and not exists (select from linernotes.track_identities i where i.track_id = t.id and i.source = p_source)
        and (v_track.isrcs = '{}' or not exists (select from linernotes.track_isrcs x where x.track_id = t.id))
      order by t.id limit 1;
    end if;

    v_id := coalesce(v_found, nextval(pg_get_serial_sequence('linernotes.tracks', 'id')));
    insert into linernotes.track_identities (source, native_id, track_id)
    values (p_source, v_track.native_id, v_id) on conflict do nothing;
    continue when not found;
    if v_found is null then
      insert into linernotes.tracks (id, title, title_key, length_ms)
      values (v_id, v_track.title, v_track.title_key, v_track.length_ms);
    end if;
    insert into linernotes.track_isrcs (track_id, isrc) select v_id, unnest(v_track.isrcs) on conflict do nothing;
  end loop;
end
$$;
comment on function linernotes.claim_tracks(text, jsonb) is 'Gives a source''s new tracks their place among ours.';
revoke all on function linernotes.claim_tracks(text, jsonb) from public;
