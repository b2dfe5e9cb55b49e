-- Moves sources' people to other persons of ours, with their links and freshness.
-- p_moved: [{"source", "native_id", "was", "person_id"}]
-- Returns the tracks whose credits must be computed anew.
create or replace function linernotes.move_people(p_moved jsonb)
returns setof bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update linernotes.person_identities i set person_id = m.person_id
  from jsonb_to_recordset(p_moved) as m(source text, native_id text, person_id bigint)
  where i.source = m.source and i.native_id = m.native_id;
  update linernotes.social_links l set person_id = m.person_id
  from jsonb_to_recordset(p_moved) as m(source text, native_id text, person_id bigint)
  where l.source = m.source and l.stated_for = m.native_id;
  with taken as (
    delete from linernotes.freshness f
    using jsonb_to_recordset(p_moved) as m(source text, was bigint, person_id bigint)
    where f.subject = 'person_links' and f.source = m.source and f.subject_id = m.was
    returning f.source, f.fetched_at, m.person_id
  )
  insert into linernotes.freshness as f (source, subject, subject_id, fetched_at)
  select t.source, 'person_links', t.person_id, min(t.fetched_at) from taken t group by t.source, t.person_id
  on conflict (subject, subject_id, source) do update set fetched_at = excluded.fetched_at;

  -- Sources that know the person since have not been asked for profiles.
  update linernotes.people p
  set merged_into = nullif(i.person_id, p.id), links_requested_at = null, updated_at = linernotes.current_time()
  from linernotes.person_identities i
  where i.home_id = p.id
    and p.id in (
      select unnest(array[m.was, m.person_id, h.home_id])
      from jsonb_to_recordset(p_moved) as m(source text, native_id text, was bigint, person_id bigint)
      join linernotes.person_identities h on h.source = m.source and h.native_id = m.native_id);
  -- Rows that nobody is at home in any more lead where those lead that they led to.
  update linernotes.people old set merged_into = p.merged_into
  from linernotes.people p
  where old.merged_into = p.id and p.merged_into is not null;

  return query
  select distinct e.track_id
  from jsonb_to_recordset(p_moved) as m(source text, native_id text)
  join linernotes.credit_evidence e on e.source = m.source and e.person_native_id = m.native_id
  order by 1;
end
$$;
comment on function linernotes.move_people(jsonb) is 'Moves sources'' people to other persons of ours.';
revoke all on function linernotes.move_people(jsonb) from public;
