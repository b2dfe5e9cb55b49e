-- The claims of a p_tracks document (see linernotes.store_claims) as rows, each once, by our track ids.
-- A claim in other words is another one, though both mean the same role of ours.
drop function if exists linernotes.stated_claims(text, jsonb);
create or replace function linernotes.stated_claims(p_source text, p_tracks jsonb)
returns table (
  track_id bigint, person_native_id text, role text, level text, stated_on text,
  person_name text, name_key text, person_kind text, credited_as text, source_role text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct on (known.track_id, c.person_native_id, c.role, c.level, c.stated_on, c.source_role)
    known.track_id, c.person_native_id, c.role, c.level, c.stated_on,
    c.person_name, coalesce(c.person_name_key, ''), c.person_kind, coalesce(c.credited_as, ''), c.source_role
  from jsonb_to_recordset(p_tracks) as g(track_id bigint, native_id text, claims jsonb)
  left join linernotes.track_identities ti on ti.source = p_source and ti.native_id = g.native_id
  join linernotes.tracks t on t.id = coalesce(g.track_id, ti.track_id)
  cross join lateral (select t.id as track_id) as known
  cross join jsonb_to_recordset(g.claims) as c(
    person_native_id text, person_name text, person_name_key text, person_kind text, role text, level text,
    stated_on text, credited_as text, source_role text)
  order by known.track_id, c.person_native_id, c.role, c.level, c.stated_on, c.source_role, c.credited_as,
    c.person_name, c.person_kind
$$;
comment on function linernotes.stated_claims(text, jsonb) is 'Claims of a document as rows, by our track ids.';
revoke all on function linernotes.stated_claims(text, jsonb) from public;
