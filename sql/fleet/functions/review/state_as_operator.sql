-- States something as the operator, in place of what was stated of the same before; returns the statement's id.
-- p_statement: {"kind": "credit", "is_true", "track_id", "source", "native_id", "role", "note"},
-- {"kind": "match", "is_true", "track_id", "source", "native_id", "note"} or
-- {"kind": "person", "is_true", "source", "native_id", "other_source", "other_native_id", "note"}.
-- The caller concludes anew on what it is about. A match that is so is asked for at its source.
create or replace function linernotes.state_as_operator(p_statement jsonb)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_given record;
  v_id bigint;
begin
  select * into v_given
  from jsonb_to_record(p_statement) as g(
    kind text, is_true boolean, track_id bigint, source text, native_id text, role text, other_source text,
    other_native_id text, note text);
  if coalesce(v_given.kind, '') not in ('credit', 'match', 'person') or v_given.is_true is null then
    raise exception using
      errcode = 'LN002', message = 'a statement has a kind (credit, match or person) and is_true';
  end if;
  if v_given.kind <> 'person' and not exists (select from linernotes.tracks t where t.id = v_given.track_id) then
    raise exception using errcode = 'LN002', message = 'there is no such track';
  end if;
  if v_given.kind = 'credit' and coalesce(v_given.role, '') !~ '^[a-z_]{1,40}$' then
    raise exception using errcode = 'LN002', message = 'a credit has a role';
  end if;
  if v_given.kind <> 'match' and exists (
    select from (values (v_given.source, v_given.native_id), (v_given.other_source, v_given.other_native_id)) as p(s, n)
    where (v_given.kind = 'person' or p.s is not null) and not exists (
      select from linernotes.person_identities i where i.source = p.s and i.native_id = p.n))
  then
    raise exception using errcode = 'LN002', message = 'there is no such person';
  end if;
  if v_given.kind = 'person'
    and (v_given.source collate "C", v_given.native_id collate "C")
      > (v_given.other_source collate "C", v_given.other_native_id collate "C")
  then
    select v_given.other_source as source, v_given.other_native_id as native_id, v_given.source as other_source,
      v_given.native_id as other_native_id, v_given.kind, v_given.is_true, v_given.track_id, v_given.role, v_given.note
    into v_given;
  end if;

  update linernotes.operator_statements s
  set withdrawn_at = linernotes.current_time(), withdrawn_by = session_user
  where s.withdrawn_at is null and s.kind = v_given.kind and s.source = v_given.source
    and s.native_id = v_given.native_id and s.track_id is not distinct from v_given.track_id
    and s.role is not distinct from v_given.role and s.other_source is not distinct from v_given.other_source
    and s.other_native_id is not distinct from v_given.other_native_id;
  insert into linernotes.operator_statements (
    kind, is_true, track_id, source, native_id, role, other_source, other_native_id, note)
  values (
    v_given.kind, v_given.is_true, v_given.track_id, v_given.source, v_given.native_id, v_given.role,
    v_given.other_source, v_given.other_native_id, left(coalesce(v_given.note, ''), 2000))
  returning id into v_id;
  perform linernotes.follow_statement(v_id);
  return v_id;
end
$$;
comment on function linernotes.state_as_operator(jsonb) is 'States something as the operator; returns the statement''s id.';
revoke all on function linernotes.state_as_operator(jsonb) from public;
grant execute on function linernotes.state_as_operator(jsonb) to linernotes_operator;
