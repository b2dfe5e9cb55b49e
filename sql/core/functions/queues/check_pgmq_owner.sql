-- Where the schema pgmq has functions or a list of queues that belong to somebody else, they would run with our rights,
-- and in the end with those of whoever migrates: then he is to make or drop the queue himself (LN005).
create or replace function linernotes.check_pgmq_owner(p_statement text)
returns void language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_stranger text;
begin
  select o.rolname into v_stranger
  from (
    select p.proowner from pg_proc p where p.pronamespace = 'pgmq'::regnamespace
    union
    select c.relowner from pg_class c where c.oid = to_regclass('pgmq.meta')
  ) as parts (owner)
  join pg_roles o on o.oid = parts.owner
  where not o.rolsuper and o.rolname not in ('linernotes_owner', session_user)
  limit 1;
  if found then
    raise exception using
      errcode = 'LN005',
      message = format('the functions of PGMQ belong to %s, and would run with the rights of %s', v_stranger, session_user),
      hint = format('As %s: %s; then again.', v_stranger, p_statement);
  end if;
end
$$;
comment on function linernotes.check_pgmq_owner(text) is
  'Internal: LN005 where functions of PGMQ belong to somebody whose code would run with our rights.';
revoke all on function linernotes.check_pgmq_owner(text) from public;
