-- The time by which everything here decides: the server's clock, and nothing that a session can set. Tests that need
-- another time replace this function in a database of their own.
-- Volatile: take it once into a variable, for in a predicate it could not use an index.
create or replace function linernotes.current_time()
returns timestamptz language sql volatile parallel safe
return pg_catalog.clock_timestamp();
comment on function linernotes.current_time() is 'The clock by which everything here decides.';
revoke all on function linernotes.current_time() from public;
grant execute on function linernotes.current_time() to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
