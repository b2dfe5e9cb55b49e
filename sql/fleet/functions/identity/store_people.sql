-- Stores people by the ids of their source and returns our ids for them; safe under races like
-- linernotes.store_artists. Under which name a person is shown is computed with who they are; credits keep their own.
-- p_people: [{"native_id", "name", "name_key", "kind"}]
create or replace function linernotes.store_people(p_source text, p_people jsonb)
returns table (native_id text, person_id bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  with given as (
    select distinct on (g.native_id) g.native_id, g.name, coalesce(g.name_key, '') as name_key, g.kind
    from jsonb_to_recordset(p_people) as g(native_id text, name text, name_key text, kind text)
    order by g.native_id, g.name
  ), claimed as (
    insert into linernotes.person_identities (source, native_id, person_id, home_id)
    select p_source, n.native_id, n.id, n.id
    from (
      select g.native_id, nextval(pg_get_serial_sequence('linernotes.people', 'id')) as id
      from given g
      where not exists (
        select from linernotes.person_identities i where i.source = p_source and i.native_id = g.native_id)
      order by g.native_id) as n
    on conflict do nothing
    returning native_id, person_id
  )
  insert into linernotes.people (id, name, name_key, kind)
  select c.person_id, g.name, g.name_key, g.kind from claimed c join given g using (native_id);

  -- People from before names had a key.
  update linernotes.people p
  set name_key = g.name_key
  from jsonb_to_recordset(p_people) as g(native_id text, name text, name_key text)
  join linernotes.person_identities i on i.source = p_source and i.native_id = g.native_id
  where p.id = i.person_id and p.name_key = '' and p.name = g.name and g.name_key <> '';

  return query
  select distinct i.native_id, i.person_id
  from jsonb_to_recordset(p_people) as g(native_id text)
  join linernotes.person_identities i on i.source = p_source and i.native_id = g.native_id;
end
$$;
comment on function linernotes.store_people(text, jsonb) is 'Stores people by source id, returns our ids.';
revoke all on function linernotes.store_people(text, jsonb) from public;
grant execute on function linernotes.store_people(text, jsonb) to linernotes_worker;
