-- The beginning of each step of a migrate, inside its transaction: what our statements rely on, whatever is set for the
-- database, the role or the session; whether this is a database to be migrated at all; and the lock that keeps two
-- migrates apart.

set transaction isolation level read committed, read write, not deferrable;
-- Nothing unqualified is looked up where others may create; pg_temp is named so that it comes last.
set local search_path = pg_catalog, pg_temp;
set local standard_conforming_strings = on;
set local default_tablespace = '';
set local datestyle = 'ISO';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local check_function_bodies = off;
set local row_security = on;
set local statement_timeout = 0;
set local lock_timeout = '10s';

do $prepare$
declare
  v_stranger regrole;
begin
  if getdatabaseencoding() <> 'UTF8' then
    raise exception using
      errcode = 'LN008',
      message = format('the database %I has the encoding %s, and names need UTF8', current_database(), getdatabaseencoding()),
      hint = format('Make one that has it: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 %s',
        current_database() || '_utf8');
  end if;
  -- Whoever owns a schema owns what runs in it: his triggers would run with the rights of a migrate.
  select n.nspowner::regrole into v_stranger
  from pg_namespace n
  where n.nspname = 'linernotes' and n.nspowner is distinct from (
    select r.oid from pg_roles r where r.rolname = 'linernotes_owner');
  if found then
    raise exception using
      errcode = 'LN005',
      message = format('the schema linernotes belongs to %s, whose triggers a migrate would run', v_stranger),
      hint = 'Drop it, or: alter schema linernotes rename to linernotes_before; then migrate again.';
  end if;
end
$prepare$;

-- A lock on a table needs rights. Before the first migration there is none: until then an advisory lock keeps two
-- apart, and who holds that and could not migrate does not count.
do $lock$
declare
  v_key constant bigint := 7091205401867141490;
  v_until timestamptz := clock_timestamp() + interval '60 seconds';
  v_said_at timestamptz := clock_timestamp() - interval '9 seconds';
  v_is_first boolean;
  v_alone integer := 0;
  v_holder text;
begin
  loop
    begin
      v_is_first := pg_try_advisory_xact_lock(v_key);
      -- A lock on a table, taken anew each time, makes what others have committed known.
      perform from pg_largeobject_metadata where false;
      if to_regclass('linernotes.schema_migrations') is not null then
        lock table linernotes.schema_migrations in share row exclusive mode nowait;
        return;
      elsif v_is_first or v_alone > 2 then
        return;
      end if;
      raise lock_not_available;
    exception when lock_not_available then
      v_holder := null;
    end;
    select format('%s (process %s, since %s)', a.usename, a.pid, a.xact_start) into v_holder
    from pg_locks l
    join pg_stat_activity a on a.pid = l.pid
    where l.granted and l.pid <> pg_backend_pid() and (
      l.locktype = 'relation' and l.relation = to_regclass('linernotes.schema_migrations')
        and l.mode not in ('AccessShareLock', 'RowShareLock')
      or to_regclass('linernotes.schema_migrations') is null and l.locktype = 'advisory' and l.objsubid = 1
        and l.classid = (v_key >> 32)::oid and l.objid = (v_key & 4294967295)::oid
        and l.database = (select d.oid from pg_database d where d.datname = current_database())
        and has_database_privilege(a.usesysid, current_database(), 'create'))
    order by a.xact_start
    limit 1;
    v_alone := case when v_holder is null then v_alone + 1 else 0 end;
    if clock_timestamp() > v_until then
      raise exception using
        errcode = '55P03',
        message = format('another migrate holds the schema: %s', coalesce(v_holder, 'it has just ended')),
        hint = 'Wait until it has ended, or end it with pg_terminate_backend, and migrate again.';
    elsif v_holder is not null and clock_timestamp() > v_said_at + interval '10 seconds' then
      v_said_at := clock_timestamp();
      raise notice 'waiting for another migrate: %', v_holder;
    end if;
    perform pg_sleep(0.05);
  end loop;
end
$lock$;
