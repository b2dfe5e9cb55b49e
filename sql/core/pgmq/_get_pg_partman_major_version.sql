-- The major version of pg_partman; null without it.
create or replace function pgmq._get_pg_partman_major_version()
returns integer language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select pg_catalog.split_part(e.extversion, '.', 1)::integer
  from pg_catalog.pg_extension e
  where e.extname = 'pg_partman'
$$;
comment on function pgmq._get_pg_partman_major_version() is 'Internal: the major version of pg_partman.';
revoke all on function pgmq._get_pg_partman_major_version() from public;
