-- Stores what a source states about tracks, in place of what it stated before.
--
-- p_tracks: [{"track_id" or "native_id", "match": null | {"native_id", "method", "score"}, "claims": [{"person_native_id", "person_name", "person_name_key",
--   "person_kind", "role",
--   "level", "stated_on", "credited_as", "source_role"}]}]; an empty list withdraws all its claims.
-- A track is named by our id, or by the source's; "match" says how the source's track was recognised as ours.
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
    select distinct t.id as track_id
    from jsonb_to_recordset(p_tracks) as g(track_id bigint, native_id text)
    left join linernotes.track_identities ti on ti.source = p_source and ti.native_id = g.native_id
    join linernotes.tracks t on t.id = coalesce(g.track_id, ti.track_id)) as known;
  if v_track_ids is null then
    return;
  end if;

  perform linernotes.store_people(p_source, coalesce(jsonb_agg(distinct jsonb_build_object(
    'native_id', c ->> 'person_native_id', 'name', c ->> 'person_name', 'name_key', c ->> 'person_name_key', 'kind', c ->> 'person_kind')), '[]'))
  from jsonb_array_elements(p_tracks) as t, jsonb_array_elements(t -> 'claims') as c;

  perform from linernotes.tracks where id = any (v_track_ids) order by id for no key update;

  with withdrawn as (
    delete from linernotes.credit_evidence e
    where e.source = p_source and e.track_id = any (v_track_ids)
      and not exists (
        select from linernotes.stated_claims(p_source, p_tracks) s
        where (s.track_id, s.person_native_id, s.role, s.level, s.stated_on, s.source_role)
          = (e.track_id, e.person_native_id, e.role, e.level, e.stated_on, e.source_role))
    returning e.person_native_id
  ), concerned as (
    select i.source, i.native_id from linernotes.person_identities i
    where i.source = p_source and i.is_settled and i.native_id in (select w.person_native_id from withdrawn w)
    order by i.native_id for no key update
  )
  update linernotes.person_identities i set is_settled = false
  from concerned c where i.source = c.source and i.native_id = c.native_id;

  insert into linernotes.credit_evidence as e (
    track_id, source, person_native_id, role, level, stated_on, person_name, name_key, person_kind,
    credited_as, source_role, seen_at)
  select track_id, p_source, person_native_id, role, level, stated_on, person_name, name_key, person_kind,
    credited_as, source_role, v_now
  from linernotes.stated_claims(p_source, p_tracks)
  on conflict (track_id, source, person_native_id, role, level, stated_on, source_role) do update
  set person_name = excluded.person_name, name_key = excluded.name_key, person_kind = excluded.person_kind,
    credited_as = excluded.credited_as, seen_at = excluded.seen_at;

  insert into linernotes.track_matches (track_id, source, native_id, method, score, matched_at)
  select distinct on (g.track_id) g.track_id, p_source, m.native_id, m.method, m.score, v_now
  from jsonb_to_recordset(p_tracks) as g(track_id bigint, match jsonb)
  cross join jsonb_to_record(g.match) as m(native_id text, method text, score double precision)
  where g.track_id = any (v_track_ids) and m.native_id is not null
  order by g.track_id, m.score desc
  on conflict (track_id, source) do update
  set native_id = excluded.native_id, method = excluded.method, score = excluded.score,
    matched_at = excluded.matched_at;

  insert into linernotes.freshness (source, subject, subject_id, fetched_at)
  select p_source, 'track_credits', id, v_now from unnest(v_track_ids) as id
  on conflict (subject, subject_id, source) do update set fetched_at = excluded.fetched_at;
end
$$;
comment on function linernotes.store_claims(text, jsonb) is 'Stores what a source states about tracks.';
revoke all on function linernotes.store_claims(text, jsonb) from public;
grant execute on function linernotes.store_claims(text, jsonb) to linernotes_worker;
