-- All evidence for tracks with the people it names, what the operator states among it; nothing of a source's track that
-- the operator says is not ours.
create or replace function linernotes.evidence_of(p_track_ids bigint[])
returns table (
  track_id bigint, person_id bigint, source text, person_native_id text, person_name text, role text,
  level text, credited_as text, source_role text, stated_on text, match_score double precision, is_denial boolean)
language sql stable security invoker set search_path = pg_catalog, pg_temp
as $$
  select e.track_id, i.person_id, e.source, e.person_native_id, e.person_name, e.role,
    e.level, e.credited_as, e.source_role, e.stated_on,
    case when s.is_true then 1 else coalesce(m.score, 1) end as match_score, false as is_denial
  from linernotes.credit_evidence e
  join linernotes.person_identities i on i.source = e.source and i.native_id = e.person_native_id
  left join linernotes.track_matches m on m.track_id = e.track_id and m.source = e.source
  left join linernotes.operator_statements s on s.withdrawn_at is null and s.kind = 'match'
    and s.track_id = e.track_id and s.source = e.source and s.native_id in (m.native_id, e.stated_on)
  where e.track_id = any (p_track_ids) and coalesce(s.is_true, true)
  union all
  select s.track_id, i.person_id, 'operator', i.native_id, p.name, s.role, 'recording', '',
    case when s.note = '' then s.role else s.note end, s.id::text, 1, not s.is_true
  from linernotes.operator_statements s
  join linernotes.person_identities i on i.source = s.source and i.native_id = s.native_id
  join linernotes.people p on p.id = i.person_id
  where s.withdrawn_at is null and s.kind = 'credit' and s.track_id = any (p_track_ids)
  order by 1, 2, 6, 3, 7, 10, 9
$$;
comment on function linernotes.evidence_of(bigint[]) is 'All evidence for tracks, with the people it names.';
revoke all on function linernotes.evidence_of(bigint[]) from public;
grant execute on function linernotes.evidence_of(bigint[]) to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
