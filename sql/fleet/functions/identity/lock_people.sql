-- Locks sources' people, in order: whoever computes anew who they are waits, and finds all that was stated meanwhile.
-- p_people: [{"source", "native_id"}]
-- Returns names in statements on their tracks that have no key yet, from before statements had one.
create or replace function linernotes.lock_people(p_people jsonb)
returns setof text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform from linernotes.person_identities i
  where (i.source, i.native_id) in (
    select g.source, g.native_id from jsonb_to_recordset(p_people) as g(source text, native_id text))
  order by i.source, i.native_id for no key update;
  return query
  select distinct u.person_name from linernotes.credit_evidence u
  where u.name_key = '' and exists (
    select from jsonb_to_recordset(p_people) as g(source text, native_id text)
    join linernotes.credit_evidence e on e.source = g.source and e.person_native_id = g.native_id
    where e.track_id = u.track_id);
end
$$;
comment on function linernotes.lock_people(jsonb) is 'Locks sources'' people, returns names without a key near them.';
revoke all on function linernotes.lock_people(jsonb) from public;
grant execute on function linernotes.lock_people(jsonb) to linernotes_worker, linernotes_operator;
