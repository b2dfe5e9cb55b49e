-- Locks tracks, in order, and returns the evidence for them: see linernotes.evidence_of.
-- Whoever holds the lock computes credits from all evidence that is committed.
drop function if exists linernotes.lock_evidence(bigint[]);
create or replace function linernotes.lock_evidence(p_track_ids bigint[])
returns table (
  track_id bigint, person_id bigint, source text, person_native_id text, person_name text, role text,
  level text, credited_as text, source_role text, stated_on text, match_score double precision, is_denial boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform from linernotes.tracks where id = any (p_track_ids) order by id for no key update;
  return query select * from linernotes.evidence_of(p_track_ids);
end
$$;
comment on function linernotes.lock_evidence(bigint[]) is 'Locks tracks and returns their evidence.';
revoke all on function linernotes.lock_evidence(bigint[]) from public;
grant execute on function linernotes.lock_evidence(bigint[]) to linernotes_worker, linernotes_operator;
