-- Gives every track of a document (see linernotes.store_tracks) that the source's id is new for an identity: of the
-- track of ours that the caller found it to be ("track_id", see linernotes.track_candidates), of the one that another id of
-- the document got ("same_as"), else of a new one.
create or replace function linernotes.claim_tracks(p_source text, p_tracks jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_track record;
  v_id bigint;
begin
  for v_track in
    select distinct on (g.native_id) g.native_id, g.title, coalesce(g.title_key, '') as title_key,
      coalesce(g.note, '') as note, g.length_ms, t.id as found, g.same_as
    from jsonb_to_recordset(p_tracks) as g(
      native_id text, title text, title_key text, note text, length_ms integer, track_id bigint, same_as text)
    left join linernotes.tracks t on t.id = g.track_id
    where not exists (
      select from linernotes.track_identities i where i.source = p_source and i.native_id = g.native_id)
    order by g.native_id, g.length_ms nulls last, g.title
  loop
    if v_track.found is null and v_track.same_as is not null then
      -- Its twin comes before it: ids are sorted.
      select i.track_id into v_track.found from linernotes.track_identities i
      where i.source = p_source and i.native_id = v_track.same_as;
    end if;
    v_id := coalesce(v_track.found, nextval(pg_get_serial_sequence('linernotes.tracks', 'id')));
    insert into linernotes.track_identities (source, native_id, track_id)
    values (p_source, v_track.native_id, v_id) on conflict do nothing;
    continue when not found or v_track.found is not null;
    insert into linernotes.tracks (id, title, title_key, note, length_ms)
    values (v_id, v_track.title, v_track.title_key, v_track.note, v_track.length_ms);
  end loop;
end
$$;
comment on function linernotes.claim_tracks(text, jsonb) is 'Gives a source''s new tracks their place among ours.';
revoke all on function linernotes.claim_tracks(text, jsonb) from public;
