-- Whether a function can be a task of linernotes.maintain, which runs it with our rights: it takes nothing and is ours.
create or replace function linernotes.check_task(p_schema text, p_task text)
returns void language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select from pg_proc p
    where p.pronamespace = to_regnamespace(quote_ident(p_schema)) and p.proname = p_task and p.pronargs = 0
      and p.prokind = 'f' and p.proowner = 'linernotes_owner'::regrole)
  then
    raise undefined_function using
      message = format('%I.%I() does not exist, or belongs to somebody else than linernotes_owner', p_schema, p_task);
  end if;
end
$$;
comment on function linernotes.check_task(text, text) is
  'Internal: refuses a maintenance task that does not exist or is somebody else''s.';
revoke all on function linernotes.check_task(text, text) from public;
