-- Of these people, those whose profiles nobody asked for since p_stale_after; marks them as asked.
-- Two tracks that name the same person at once ask once: the second waits and finds the mark.
create or replace function linernotes.request_links(p_person_ids bigint[], p_stale_after interval)
returns table (person_id bigint, name text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_now timestamptz := linernotes.current_time();
begin
  perform from linernotes.people where id = any (p_person_ids) order by id for no key update;
  return query
  update linernotes.people p
  set links_requested_at = v_now
  where p.id = any (p_person_ids)
    and (p.links_requested_at is null or p.links_requested_at < v_now - p_stale_after)
  returning p.id, p.name;
end
$$;
comment on function linernotes.request_links(bigint[], interval) is 'People whose profiles are due, marked as asked for.';
revoke all on function linernotes.request_links(bigint[], interval) from public;
grant execute on function linernotes.request_links(bigint[], interval) to linernotes_worker;
