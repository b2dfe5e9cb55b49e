-- Lets sessions of this database find linernotes by unqualified names, after everything that they found before. And has
-- the logins that migrate makes look nowhere else: what stands in public can't stand in for a function of ours there.
-- Keeps a search_path that is already set and adds to it; as a value, for whoever owns the database has written it. Runs
-- with the caller's rights: where they don't suffice, a notice says so.
create or replace function linernotes.set_search_path()
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_database constant text := format('%I', current_database());
  v_path text := coalesce((
    select substr(entry, length('search_path=') + 1)
    from pg_db_role_setting s
    join pg_database d on d.oid = s.setdatabase and d.datname = current_database()
    cross join unnest(s.setconfig) as entry
    where s.setrole = 0 and starts_with(entry, 'search_path=')
  ), '"$user", public');
  v_role text;
  v_statement text := format('alter database %s set search_path from current', v_database);
begin
  foreach v_role in array array['linernotes_worker', 'linernotes_operator', 'linernotes_api'] loop
    continue when exists (
      select from pg_db_role_setting s
      join pg_database d on d.oid = s.setdatabase and d.datname = current_database()
      where s.setrole = to_regrole(v_role)::oid and exists (
        select from unnest(s.setconfig) as entry where starts_with(entry, 'search_path=')));
    execute format('alter role %I in database %s set search_path = linernotes, pg_temp', v_role, v_database);
  end loop;
  if v_path !~ E'\\mlinernotes\\M' then
    v_path := v_path || ', linernotes';
    perform set_config('search_path', v_path, true);
    -- From here on it is the owner's path, and nothing is looked up.
    execute v_statement;
    perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
  end if;
exception when insufficient_privilege then
  raise notice 'search_path is as it was: % may not change it. Write linernotes. before each name.', current_user;
end
$$;
comment on function linernotes.set_search_path() is
  'Adds linernotes to the search_path of this database and its roles, where the caller may.';
revoke all on function linernotes.set_search_path() from public;
