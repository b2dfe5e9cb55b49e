-- What sources state of their people: names, kinds and pages.
-- p_people: [{"source", "native_id"}]; p_platforms: those whose pages are wanted.
create or replace function linernotes.person_facts(p_people jsonb, p_platforms text[])
returns table (
  source text, native_id text, names text[], aliases text[], kinds text[], platforms text[], page_keys text[])
language sql stable security invoker set search_path = pg_catalog, pg_temp
as $$
  select i.source, i.native_id,
    coalesce(
      (select array_agg(n.person_name order by n.statements desc, n.person_name collate "C")
       from (
         select e.person_name, count(*) as statements from linernotes.credit_evidence e
         where e.source = i.source and e.person_native_id = i.native_id group by e.person_name) as n),
      array(select p.name from linernotes.people p where p.id = i.home_id)),
    array(
      select distinct e.credited_as from linernotes.credit_evidence e
      where e.source = i.source and e.person_native_id = i.native_id and e.credited_as <> ''),
    array(
      select e.person_kind from linernotes.credit_evidence e
      where e.source = i.source and e.person_native_id = i.native_id and e.person_kind is not null
      group by e.person_kind order by count(*) desc, e.person_kind collate "C"),
    coalesce(l.platforms, '{}'), coalesce(l.page_keys, '{}')
  from jsonb_to_recordset(p_people) as g(source text, native_id text)
  join linernotes.person_identities i using (source, native_id)
  left join lateral (
    select array_agg(s.platform order by s.url) as platforms, array_agg(s.page_key order by s.url) as page_keys
    from linernotes.social_links s
    where s.source = i.source and s.stated_for = i.native_id and s.platform = any (p_platforms)) as l on true
$$;
comment on function linernotes.person_facts(jsonb, text[]) is 'What sources state of their people.';
revoke all on function linernotes.person_facts(jsonb, text[]) from public;
grant execute on function linernotes.person_facts(jsonb, text[])
  to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
