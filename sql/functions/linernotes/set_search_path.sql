-- Lets sessions of this database find linernotes by unqualified names: start_artist_discovery('…').
-- Keeps a search_path that is already set and adds to it. Runs with the caller's rights: only the owner of a
-- database may set its defaults; anyone else gets a notice and goes on.
create or replace function linernotes.set_search_path()
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_path text := coalesce((
    select substr(entry, length('search_path=') + 1)
    from pg_db_role_setting s
    join pg_database d on d.oid = s.setdatabase and d.datname = current_database()
    cross join unnest(s.setconfig) as entry
    where s.setrole = 0 and entry like 'search\_path=%'
  ), '"$user", public');
begin
  if v_path ~ '\mlinernotes\M' then
    return;
  end if;
  execute format('alter database %I set search_path = %s', current_database(), v_path || ', linernotes');
exception when insufficient_privilege then
  raise notice 'search_path is unchanged: % does not own this database. Without it, write linernotes.start_artist_discovery(…).',
    current_user;
end
$$;
comment on function linernotes.set_search_path() is
  'Adds linernotes to the search_path of this database, where the caller may.';
revoke all on function linernotes.set_search_path() from public;
