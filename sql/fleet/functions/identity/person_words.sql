-- What the operator states of two of these people being one, or not.
-- p_people: [{"source", "native_id"}]
create or replace function linernotes.person_words(p_people jsonb)
returns table (
  id bigint, is_true boolean, source text, native_id text, other_source text, other_native_id text)
language sql stable security invoker set search_path = pg_catalog, pg_temp
as $$
  select s.id, s.is_true, s.source, s.native_id, s.other_source, s.other_native_id
  from linernotes.operator_statements s
  join jsonb_to_recordset(p_people) as g(source text, native_id text)
    on g.source = s.source and g.native_id = s.native_id
  where s.kind = 'person' and s.withdrawn_at is null
$$;
comment on function linernotes.person_words(jsonb) is 'What the operator states of two people being one.';
revoke all on function linernotes.person_words(jsonb) from public;
grant execute on function linernotes.person_words(jsonb) to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
