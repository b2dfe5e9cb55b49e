-- Sources' people who may have to do with these, and those who may have to do with them: of one name on one track, with
-- a page in common, where another's page leads, by the operator's word, or one person so far.
-- p_people: [{"source", "native_id"}]; p_platforms: those whose pages tell who somebody is.
create or replace function linernotes.people_around(p_people jsonb, p_platforms text[])
returns table (source text, native_id text, person_id bigint)
language sql stable security invoker set search_path = pg_catalog, pg_temp
as $$
  with recursive reached(source, native_id) as (
    select i.source, i.native_id
    from jsonb_to_recordset(p_people) as g(source text, native_id text)
    join linernotes.person_identities i using (source, native_id)
    union
    select near.source, near.native_id
    from reached r
    cross join lateral (
      select o.source, o.person_native_id as native_id
      from linernotes.credit_evidence e
      join linernotes.credit_evidence o on o.track_id = e.track_id and o.name_key = e.name_key
        and (o.source, o.person_native_id) <> (e.source, e.person_native_id)
      where e.source = r.source and e.person_native_id = r.native_id and e.name_key <> ''
      union all
      select l.source, l.stated_for
      from linernotes.social_links mine
      join linernotes.social_links l on l.page_key = mine.page_key and l.platform = mine.platform
      where mine.source = r.source and mine.stated_for = r.native_id and mine.platform = any (p_platforms)
        and l.stated_for <> ''
      union all
      select l.source, l.stated_for
      from linernotes.social_links l
      where l.page_key = r.source || ':artist/' || r.native_id and l.platform = r.source
        and l.platform = any (p_platforms) and l.stated_for <> ''
      union all
      select i.source, i.native_id
      from linernotes.social_links mine
      join linernotes.person_identities i on i.source = mine.platform
        and i.native_id = substr(mine.page_key, length(mine.platform || ':artist/') + 1)
      where mine.source = r.source and mine.stated_for = r.native_id and mine.platform = any (p_platforms)
        and starts_with(mine.page_key, mine.platform || ':artist/')
      union all
      select s.other_source, s.other_native_id
      from linernotes.operator_statements s
      where s.source = r.source and s.native_id = r.native_id and s.kind = 'person' and s.withdrawn_at is null
      union all
      select s.source, s.native_id
      from linernotes.operator_statements s
      where s.other_source = r.source and s.other_native_id = r.native_id and s.kind = 'person'
        and s.withdrawn_at is null
      union all
      select o.source, o.native_id
      from linernotes.person_identities i
      join linernotes.person_identities o on o.person_id = i.person_id or o.home_id = i.home_id
      where i.source = r.source and i.native_id = r.native_id) as near
  )
  select i.source, i.native_id, i.person_id
  from reached r join linernotes.person_identities i using (source, native_id)
$$;
comment on function linernotes.people_around(jsonb, text[]) is 'Sources'' people who may have to do with these.';
revoke all on function linernotes.people_around(jsonb, text[]) from public;
grant execute on function linernotes.people_around(jsonb, text[])
  to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
