-- Stores what a source states about tracks, in place of what it stated before.
--
-- p_tracks: [{"native_id", "claims": [{"person_native_id", "person_name", "person_kind", "role",
--   "level", "stated_on", "credited_as", "source_role"}]}]; an empty list withdraws all its claims.
-- The tracks' rows are locked in order, so two callers never mix their statements.
create or replace function linernotes.store_claims(p_source text, p_tracks jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_track_ids bigint[];
begin
  select array_agg(track_id order by track_id) into v_track_ids
  from (
    select distinct ti.track_id
    from jsonb_to_recordset(p_tracks) as g(native_id text)
    join linernotes.track_identities ti on ti.source = p_source and ti.native_id = g.native_id) as known;
  if v_track_ids is null then
    return;
  end if;

  perform linernotes.store_people(p_source, coalesce(jsonb_agg(distinct jsonb_build_object(
    'native_id', c ->> 'person_native_id', 'name', c ->> 'person_name', 'kind', c ->> 'person_kind')), '[]'))
  from jsonb_array_elements(p_tracks) as t, jsonb_array_elements(t -> 'claims') as c;

  perform from linernotes.tracks where id = any (v_track_ids) order by id for no key update;

  delete from linernotes.credit_evidence e
  where e.source = p_source and e.track_id = any (v_track_ids)
    and not exists (
      select from linernotes.stated_claims(p_source, p_tracks) s
      where (s.track_id, s.person_native_id, s.role, s.level, s.stated_on)
        = (e.track_id, e.person_native_id, e.role, e.level, e.stated_on));

  insert into linernotes.credit_evidence as e (
    track_id, source, person_native_id, role, level, stated_on, person_name, credited_as, source_role, seen_at)
  select track_id, p_source, person_native_id, role, level, stated_on, person_name, credited_as, source_role, v_now
  from linernotes.stated_claims(p_source, p_tracks)
  on conflict (track_id, source, person_native_id, role, level, stated_on) do update
  set person_name = excluded.person_name, credited_as = excluded.credited_as,
    source_role = excluded.source_role, seen_at = excluded.seen_at;

  insert into linernotes.freshness (source, subject, subject_id, fetched_at)
  select p_source, 'track_credits', id, v_now from unnest(v_track_ids) as id
  on conflict (subject, subject_id, source) do update set fetched_at = excluded.fetched_at;
end
$$;
comment on function linernotes.store_claims(text, jsonb) is 'Stores what a source states about tracks.';
revoke all on function linernotes.store_claims(text, jsonb) from public;
grant execute on function linernotes.store_claims(text, jsonb) to linernotes_worker;
