-- Stores what public accounts show, by platform and handle; a null profile says that there is no such account.
-- p_profiles: [{"handle", "profile": null | {"native_id", "name", "biography", "website", "followers", "posts"}}]
create or replace function linernotes.store_profiles(p_platform text, p_profiles jsonb)
returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
  insert into linernotes.social_profiles (
    platform, handle, is_found, native_id, name, biography, website, followers, posts, seen_at)
  select distinct on (g.handle) p_platform, g.handle, jsonb_typeof(g.profile) = 'object', p.native_id, p.name,
    p.biography, p.website, p.followers, p.posts, linernotes.current_time()
  from jsonb_to_recordset(p_profiles) as g(handle text, profile jsonb)
  left join lateral jsonb_to_record(case when jsonb_typeof(g.profile) = 'object' then g.profile end) as p(
    native_id text, name text, biography text, website text, followers bigint, posts bigint) on true
  order by g.handle
  on conflict (platform, handle) do update
  set is_found = excluded.is_found, native_id = excluded.native_id, name = excluded.name,
    biography = excluded.biography, website = excluded.website, followers = excluded.followers,
    posts = excluded.posts, seen_at = excluded.seen_at
$$;
comment on function linernotes.store_profiles(text, jsonb) is 'Stores what public accounts show.';
revoke all on function linernotes.store_profiles(text, jsonb) from public;
grant execute on function linernotes.store_profiles(text, jsonb) to linernotes_worker;
