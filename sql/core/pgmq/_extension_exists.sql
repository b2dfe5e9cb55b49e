-- Whether this database has an extension.
create or replace function pgmq._extension_exists(extension_name text)
returns boolean language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select exists (select from pg_catalog.pg_extension e where e.extname = extension_name)
$$;
comment on function pgmq._extension_exists(text) is 'Internal: whether this database has an extension.';
revoke all on function pgmq._extension_exists(text) from public;
