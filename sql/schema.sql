-- Makes the schema of a module where it is missing; linernotes.module_schema says which. As whoever installs, for its
-- owner may make none. Comes before the module's migrations.
do $schema$
declare
  v_schema constant text := current_setting('linernotes.module_schema');
  v_owner regrole;
begin
  select n.nspowner::regrole into v_owner from pg_namespace n where n.nspname = v_schema;
  if not found then
    execute format('create schema %I authorization linernotes_owner', v_schema);
  elsif v_owner <> 'linernotes_owner'::regrole then
    raise exception using
      errcode = 'LN005',
      message = format('the schema %s belongs to %s, whose triggers a migrate would run', v_schema, v_owner),
      hint = format('Drop it, or: alter schema %1$I rename to %1$s_before; then migrate again.', v_schema);
  end if;
exception when insufficient_privilege then
  raise exception using
    errcode = 'LN005',
    message = format('%s may not create schemas in the database %s', current_user, current_database()),
    hint = format('As its owner or a superuser, once: grant create on database %I to %I; then migrate again.',
      current_database(), current_user);
end
$schema$;
