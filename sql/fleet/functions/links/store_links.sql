-- Replaces what a source says of people's profiles.
-- p_people: [{"person_id", "links": [{"platform", "url", "page_key", "handle", "confidence"}]}]
create or replace function linernotes.store_links(p_source text, p_people jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
begin
  -- Who was merged meanwhile is meant by the old id too.
  select coalesce(jsonb_agg(jsonb_build_object('person_id', coalesce(p.merged_into, p.id), 'links', g.links)), '[]')
  into p_people
  from jsonb_to_recordset(p_people) as g(person_id bigint, links jsonb)
  join linernotes.people p on p.id = g.person_id;
  perform from linernotes.people p
  where p.id in (select g.person_id from jsonb_to_recordset(p_people) as g(person_id bigint))
  order by p.id for no key update;

  delete from linernotes.social_links s
  using jsonb_to_recordset(p_people) as g(person_id bigint, links jsonb)
  where s.source = p_source and s.person_id = g.person_id
    and not exists (select from jsonb_to_recordset(g.links) as l(url text) where l.url = s.url);

  insert into linernotes.social_links (person_id, source, platform, url, page_key, handle, confidence, seen_at)
  select distinct on (g.person_id, l.url) g.person_id, p_source, l.platform, l.url, l.page_key, l.handle,
    least(greatest(coalesce(l.confidence, 0.9), 0.01), 1), v_now
  from jsonb_to_recordset(p_people) as g(person_id bigint, links jsonb)
  join linernotes.people p on p.id = g.person_id
  cross join jsonb_to_recordset(g.links) as l(
    platform text, url text, page_key text, handle text, confidence double precision)
  order by g.person_id, l.url, l.platform
  on conflict (person_id, source, url) do update
  set platform = excluded.platform, page_key = excluded.page_key, handle = excluded.handle, confidence = excluded.confidence,
    seen_at = excluded.seen_at;

  insert into linernotes.freshness (source, subject, subject_id, fetched_at)
  select distinct p_source, 'person_links', g.person_id, v_now
  from jsonb_to_recordset(p_people) as g(person_id bigint)
  join linernotes.people p on p.id = g.person_id
  order by 1, 2, 3
  on conflict (subject, subject_id, source) do update set fetched_at = excluded.fetched_at;
end
$$;
comment on function linernotes.store_links(text, jsonb) is 'Replaces what a source says of people''s profiles.';
revoke all on function linernotes.store_links(text, jsonb) from public;
grant execute on function linernotes.store_links(text, jsonb) to linernotes_worker;
