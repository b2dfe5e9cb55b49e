-- Takes the lock of loads for the session: one feed is loaded at a time. False: another session has it.
create or replace function publishing.lock_loads()
returns boolean language sql volatile
set search_path = pg_catalog, pg_temp
as $$ select pg_try_advisory_lock(hashtext('publishing.lock_loads')) $$;
comment on function publishing.lock_loads() is 'Takes the lock of loads for the session.';
revoke all on function publishing.lock_loads() from public;
grant execute on function publishing.lock_loads() to linernotes_operator;

-- Gives it back.
create or replace function publishing.unlock_loads()
returns void language sql volatile
set search_path = pg_catalog, pg_temp
as $$ select pg_advisory_unlock(hashtext('publishing.lock_loads')) $$;
comment on function publishing.unlock_loads() is 'Gives the lock of loads back.';
revoke all on function publishing.unlock_loads() from public;
grant execute on function publishing.unlock_loads() to linernotes_operator;
