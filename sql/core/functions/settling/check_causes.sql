-- Refuses causes that are no objects or do not pair up with the messages.
create or replace function linernotes.check_causes(p_causes jsonb[], p_count integer)
returns void language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_causes is null or cardinality(p_causes) <> p_count
    or exists (select from unnest(p_causes) as given (cause) where jsonb_typeof(cause) is distinct from 'object')
  then
    raise exception using
      errcode = 'LN002',
      message = format('%s causes are needed, each an object {category, code, error}', p_count);
  end if;
end
$$;
comment on function linernotes.check_causes(jsonb[], integer) is
  'Refuses causes that are no objects or do not pair up (LN002).';
revoke all on function linernotes.check_causes(jsonb[], integer) from public;
