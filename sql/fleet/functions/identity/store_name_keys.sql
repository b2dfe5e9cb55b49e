-- Gives statements from before names had a key theirs, on the tracks of these people.
-- p_people: [{"source", "native_id"}]; p_names: [{"name", "name_key"}]
create or replace function linernotes.store_name_keys(p_people jsonb, p_names jsonb)
returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
  update linernotes.credit_evidence u set name_key = n.name_key
  from jsonb_to_recordset(p_names) as n(name text, name_key text)
  where u.name_key = '' and u.person_name = n.name and n.name_key <> ''
    and exists (
      select from jsonb_to_recordset(p_people) as g(source text, native_id text)
      join linernotes.credit_evidence e on e.source = g.source and e.person_native_id = g.native_id
      where e.track_id = u.track_id)
$$;
comment on function linernotes.store_name_keys(jsonb, jsonb) is 'Gives statements without a name''s key theirs.';
revoke all on function linernotes.store_name_keys(jsonb, jsonb) from public;
grant execute on function linernotes.store_name_keys(jsonb, jsonb) to linernotes_worker, linernotes_operator;
