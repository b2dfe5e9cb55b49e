-- The schema in which pg_partman stands; null without it.
create or replace function pgmq._get_pg_partman_schema()
returns text language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select n.nspname::text
  from pg_catalog.pg_extension e
  join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'pg_partman'
$$;
comment on function pgmq._get_pg_partman_schema() is 'Internal: the schema in which pg_partman stands.';
revoke all on function pgmq._get_pg_partman_schema() from public;
