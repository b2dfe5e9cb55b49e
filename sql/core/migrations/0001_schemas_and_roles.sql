-- Roles, schemas and the record of what has been applied.
-- Runs as whoever installs; everything after it runs as linernotes_owner, who owns every object and never logs in.

do $roles$
declare
  v_role record;
  v_kind text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  for v_role in
    select * from (values
      ('linernotes_owner', 'nologin'),
      ('linernotes_migrator', 'login'),
      ('linernotes_worker', 'login'),
      ('linernotes_operator', 'login'),
      ('linernotes_api', 'login')
    ) as wanted (name, options)
  loop
    continue when exists (select from pg_catalog.pg_roles where rolname = v_role.name);
    begin
      execute format('create role %I %s', v_role.name, v_role.options);
    exception when duplicate_object or unique_violation then
      null; -- another database of this cluster was installed at the same moment
    end;
  end loop;
  if not pg_has_role('linernotes_migrator', 'linernotes_owner', 'member') then
    grant linernotes_owner to linernotes_migrator;
  end if;
  if not pg_has_role(current_user, 'linernotes_owner', v_kind) then
    execute format('grant linernotes_owner to %I', current_user);
  end if;
exception when insufficient_privilege then
  raise exception using
    errcode = 'LN005',
    message = format('%s may not create the roles that Liner Notes needs', current_user),
    hint = format('As a superuser, once: create role linernotes_owner nologin; create role linernotes_migrator login; '
      'create role linernotes_worker login; create role linernotes_operator login; create role linernotes_api login; '
      'grant linernotes_owner to linernotes_migrator, %I; then migrate again.', current_user);
end
$roles$;

do $schemas$
declare
  v_schema text;
begin
  foreach v_schema in array array['linernotes', 'pgmq'] loop
    if to_regnamespace(v_schema) is null then
      execute format('create schema %I authorization linernotes_owner', v_schema);
    end if;
  end loop;
exception when insufficient_privilege then
  raise exception using
    errcode = 'LN005',
    message = format('%s may not create schemas in the database %s', current_user, current_database()),
    hint = format('As its owner or a superuser, once: grant create on database %I to %I; then migrate again.',
      current_database(), current_user);
end
$schemas$;

-- Where the genuine PGMQ lives in the schema, our functions run as linernotes_owner on tables that others own.
do $genuine$
begin
  if exists (
    select from pg_catalog.pg_namespace
    where nspname = 'pgmq' and nspowner <> 'linernotes_owner'::regrole
  ) then
    grant usage, create on schema pgmq to linernotes_owner;
    grant all on all tables in schema pgmq to linernotes_owner;
    grant all on all sequences in schema pgmq to linernotes_owner;
    alter default privileges in schema pgmq grant all on tables to linernotes_owner;
    alter default privileges in schema pgmq grant all on sequences to linernotes_owner;
  end if;
exception when insufficient_privilege then
  raise exception using
    errcode = 'LN005',
    message = format('%s may not grant rights on the schema pgmq, which belongs to somebody else', current_user),
    hint = 'Run the first migrate as the owner of the schema pgmq or as a superuser.';
end
$genuine$;

set local role linernotes_owner;

alter default privileges for role linernotes_owner revoke execute on functions from public;

revoke all on schema linernotes from public;
grant usage on schema linernotes to linernotes_worker, linernotes_operator, linernotes_api;

create table if not exists linernotes.schema_migrations (
  version integer primary key,
  name text not null unique,
  checksum text not null,
  applied_at timestamptz not null default clock_timestamp(),
  applied_by text not null default session_user
);
comment on table linernotes.schema_migrations is 'Migrations applied, with the SHA-256 of each file as it was.';

create table if not exists linernotes.schema_version (
  is_single boolean primary key default true check (is_single),
  version integer not null,
  functions_digest text not null,
  applied_at timestamptz not null default clock_timestamp()
);
comment on table linernotes.schema_version is
  'One row: the newest migration and the digest of functions and views; each worker compares it at its start.';

grant select on linernotes.schema_migrations, linernotes.schema_version
  to linernotes_worker, linernotes_operator, linernotes_api;
