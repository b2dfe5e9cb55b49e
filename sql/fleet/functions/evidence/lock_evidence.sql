-- Locks tracks, in order, and returns the evidence for them with the people it names.
-- Whoever holds the lock computes credits from all evidence that is committed.
create or replace function linernotes.lock_evidence(p_track_ids bigint[])
returns table (
  track_id bigint, person_id bigint, source text, person_native_id text, person_name text, role text,
  level text, credited_as text, source_role text, stated_on text, match_score double precision)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform from linernotes.tracks where id = any (p_track_ids) order by id for no key update;
  return query
  select e.track_id, i.person_id, e.source, e.person_native_id, e.person_name, e.role,
    e.level, e.credited_as, e.source_role, e.stated_on, coalesce(m.score, 1)
  from linernotes.credit_evidence e
  join linernotes.person_identities i on i.source = e.source and i.native_id = e.person_native_id
  left join linernotes.track_matches m on m.track_id = e.track_id and m.source = e.source
  where e.track_id = any (p_track_ids)
  order by e.track_id, i.person_id, e.role, e.source, e.level, e.stated_on, e.source_role;
end
$$;
comment on function linernotes.lock_evidence(bigint[]) is 'Locks tracks and returns their evidence.';
revoke all on function linernotes.lock_evidence(bigint[]) from public;
grant execute on function linernotes.lock_evidence(bigint[]) to linernotes_worker;
