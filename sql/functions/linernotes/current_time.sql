-- The time by which everything here decides: the server's clock, or what a test has set.
-- Volatile: take it once into a variable, for in a predicate it could not use an index.
create or replace function linernotes.current_time()
returns timestamptz language sql volatile parallel safe
as $$
  select coalesce(
    nullif(pg_catalog.current_setting('linernotes.current_time', true), '')::timestamptz,
    pg_catalog.clock_timestamp())
$$;
comment on function linernotes.current_time() is
  'The clock, unless the setting linernotes.current_time says otherwise (tests).';
revoke all on function linernotes.current_time() from public;
grant execute on function linernotes.current_time() to linernotes_worker, linernotes_operator, linernotes_api;
