-- Where two of these people, of two sources, are named alike on one track, and what they did there.
-- p_people: [{"source", "native_id"}]
create or replace function linernotes.person_meetings(p_people jsonb)
returns table (
  track_id bigint, left_source text, left_native_id text, left_roles text[], right_source text,
  right_native_id text, right_roles text[])
language sql stable security invoker set search_path = pg_catalog, pg_temp
as $$
  select e.track_id, e.source, e.person_native_id, array_agg(distinct e.role), o.source, o.person_native_id,
    array_agg(distinct o.role)
  from jsonb_to_recordset(p_people) as g(source text, native_id text)
  join linernotes.credit_evidence e on e.source = g.source and e.person_native_id = g.native_id
  join linernotes.credit_evidence o on o.track_id = e.track_id and o.name_key = e.name_key and e.source < o.source
  where e.name_key <> ''
  group by 1, 2, 3, 5, 6
$$;
comment on function linernotes.person_meetings(jsonb) is 'Where people of two sources are named alike.';
revoke all on function linernotes.person_meetings(jsonb) from public;
grant execute on function linernotes.person_meetings(jsonb)
  to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
