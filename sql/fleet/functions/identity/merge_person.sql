-- One person turned out to be another: identities, links and credits go to the one that is kept. The absorbed row
-- stays and points there, since messages may name it.
-- Returns the tracks whose credits must be computed anew, locked, by the caller.
create or replace function linernotes.merge_person(p_kept bigint, p_absorbed bigint)
returns setof bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_kept = p_absorbed then
    return;
  end if;
  perform from linernotes.people where id in (p_kept, p_absorbed) order by id for no key update;
  -- Somebody else may have merged them meanwhile.
  if exists (select from linernotes.people where id in (p_kept, p_absorbed) and merged_into is not null) then
    return;
  end if;
  return query
  select distinct e.track_id from linernotes.person_identities i
  join linernotes.credit_evidence e on e.source = i.source and e.person_native_id = i.native_id
  where i.person_id = p_absorbed
  order by 1;

  update linernotes.person_identities set person_id = p_kept where person_id = p_absorbed;
  insert into linernotes.social_links (person_id, source, platform, url, page_key, handle, confidence, seen_at)
  select p_kept, source, platform, url, page_key, handle, confidence, seen_at
  from linernotes.social_links where person_id = p_absorbed
  on conflict do nothing;
  delete from linernotes.social_links where person_id = p_absorbed;
  insert into linernotes.freshness (source, subject, subject_id, fetched_at)
  select source, subject, p_kept, fetched_at from linernotes.freshness
  where subject = 'person_links' and subject_id = p_absorbed
  on conflict do nothing;
  delete from linernotes.freshness where subject = 'person_links' and subject_id = p_absorbed;
  delete from linernotes.credits where person_id = p_absorbed;
  -- The sources of the one have not been asked for the profiles of the other.
  update linernotes.people k
  set kind = coalesce(k.kind, a.kind), links_requested_at = null, updated_at = linernotes.current_time()
  from linernotes.people a where k.id = p_kept and a.id = p_absorbed;
  update linernotes.people set merged_into = p_kept, updated_at = linernotes.current_time()
  where id = p_absorbed or merged_into = p_absorbed;
end
$$;
comment on function linernotes.merge_person(bigint, bigint) is 'Makes one person of two; returns the tracks concerned.';
revoke all on function linernotes.merge_person(bigint, bigint) from public;
grant execute on function linernotes.merge_person(bigint, bigint) to linernotes_worker;
