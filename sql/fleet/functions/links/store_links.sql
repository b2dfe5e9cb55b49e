-- Replaces what a source says of people's profiles.
-- p_people: [{"person_id", "stated_for", "links": [{"platform", "url", "page_key", "handle", "confidence"}]}]
-- "stated_for" is the source's own id of whom it says so; without it, the one by which it knows the person.
create or replace function linernotes.store_links(p_source text, p_people jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
begin
  -- Who was merged or parted meanwhile is meant by the old id too: what a source says is said of its own person.
  select coalesce(jsonb_agg(jsonb_build_object(
    'person_id', coalesce(i.person_id, p.merged_into, p.id), 'stated_for', coalesce(i.native_id, ''),
    'links', g.links)), '[]')
  into p_people
  from jsonb_to_recordset(p_people) as g(person_id bigint, stated_for text, links jsonb)
  join linernotes.people p on p.id = g.person_id
  left join lateral (
    select k.native_id, k.person_id from linernotes.person_identities k
    where k.source = p_source
      and (k.native_id = g.stated_for or (g.stated_for is null and k.person_id = coalesce(p.merged_into, p.id)))
    order by k.native_id limit 1) as i on true;
  perform from linernotes.people p
  where p.id in (select g.person_id from jsonb_to_recordset(p_people) as g(person_id bigint))
  order by p.id for no key update;

  with withdrawn as (
    delete from linernotes.social_links s
    using jsonb_to_recordset(p_people) as g(person_id bigint, stated_for text, links jsonb)
    where s.source = p_source and s.person_id = g.person_id and s.stated_for in (g.stated_for, '')
      and not exists (select from jsonb_to_recordset(g.links) as l(url text) where l.url = s.url)
    returning s.platform, s.page_key
  ), concerned as (
    -- Who shared the page may be somebody else without it.
    select i.source, i.native_id
    from linernotes.person_identities i
    where i.is_settled and (
      (i.source, i.native_id) in (
        select o.source, o.stated_for from withdrawn w
        join linernotes.social_links o on o.page_key = w.page_key and o.platform = w.platform)
      or (i.source, i.native_id) in (
        select w.platform, substr(w.page_key, length(w.platform || ':artist/') + 1) from withdrawn w
        where starts_with(w.page_key, w.platform || ':artist/')))
    order by i.source, i.native_id for no key update
  )
  update linernotes.person_identities i set is_settled = false
  from concerned c where i.source = c.source and i.native_id = c.native_id;

  insert into linernotes.social_links (
    person_id, source, stated_for, platform, url, page_key, handle, confidence, seen_at)
  select distinct on (g.person_id, l.url) g.person_id, p_source, g.stated_for, l.platform, l.url, l.page_key, l.handle,
    least(greatest(coalesce(l.confidence, 0.9), 0.01), 1), v_now
  from jsonb_to_recordset(p_people) as g(person_id bigint, stated_for text, links jsonb)
  join linernotes.people p on p.id = g.person_id
  cross join jsonb_to_recordset(g.links) as l(
    platform text, url text, page_key text, handle text, confidence double precision)
  order by g.person_id, l.url, l.platform
  on conflict (person_id, source, url) do update
  set stated_for = excluded.stated_for, platform = excluded.platform, page_key = excluded.page_key,
    handle = excluded.handle, confidence = excluded.confidence, seen_at = excluded.seen_at;

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
