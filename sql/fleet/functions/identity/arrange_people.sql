-- Makes sources' people who they were computed to be. Credits follow by the caller, links and freshness go along, and
-- an id of ours that is not used any more leads to the one that is.
--
-- p_people: [{"source", "native_id", "home_source", "home_native_id", "name", "name_key", "kind"}], all that are one
-- with any of them included; the home is the one of them in whose row they meet.
-- Returns the tracks whose credits must be computed anew. The caller holds these people (linernotes.lock_people).
create or replace function linernotes.arrange_people(p_people jsonb)
returns setof bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_moved jsonb;
begin
  if exists (
    select from jsonb_to_recordset(p_people) as g(home_source text, home_native_id text)
    where not exists (
      select from jsonb_to_recordset(p_people) as h(
        source text, native_id text, home_source text, home_native_id text)
      where (h.source, h.native_id, h.home_source, h.home_native_id)
        = (g.home_source, g.home_native_id, g.home_source, g.home_native_id)))
  then
    raise exception 'who is at home with another has to be its own home' using errcode = 'LN002';
  end if;
  perform linernotes.give_homes(p_people);

  select jsonb_agg(jsonb_build_object(
    'source', i.source, 'native_id', i.native_id, 'was', i.person_id, 'person_id', h.home_id))
  into v_moved
  from jsonb_to_recordset(p_people) as g(source text, native_id text, home_source text, home_native_id text)
  join linernotes.person_identities i using (source, native_id)
  join linernotes.person_identities h on h.source = g.home_source and h.native_id = g.home_native_id
  where i.person_id <> h.home_id;

  update linernotes.person_identities i set is_settled = true
  from jsonb_to_recordset(p_people) as g(source text, native_id text)
  where i.source = g.source and i.native_id = g.native_id and not i.is_settled;
  update linernotes.people p
  set name = g.name, name_key = g.name_key, kind = g.kind, updated_at = linernotes.current_time()
  from jsonb_to_recordset(p_people) as g(
    source text, native_id text, home_source text, home_native_id text, name text, name_key text, kind text)
  join linernotes.person_identities i using (source, native_id)
  where (g.source, g.native_id) = (g.home_source, g.home_native_id) and p.id = i.home_id and g.name <> ''
    and (p.name, p.name_key, p.kind) is distinct from (g.name, g.name_key, g.kind);
  if v_moved is not null then
    return query select linernotes.move_people(v_moved);
  end if;
end
$$;
comment on function linernotes.arrange_people(jsonb) is 'Makes people who they were computed to be; returns tracks.';
revoke all on function linernotes.arrange_people(jsonb) from public;
grant execute on function linernotes.arrange_people(jsonb) to linernotes_worker, linernotes_operator;
