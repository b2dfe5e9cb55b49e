-- Whether a table of the schema pgmq is a member of the extension pgmq. Not where this implementation stands.
create or replace function pgmq._belongs_to_pgmq(table_name text)
returns boolean language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.oid = d.refobjid
    join pg_catalog.pg_class c on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and c.oid = d.objid
    where e.extname = 'pgmq' and c.relname = table_name)
$$;
comment on function pgmq._belongs_to_pgmq(text) is 'Internal: whether a table is a member of the extension pgmq.';
revoke all on function pgmq._belongs_to_pgmq(text) from public;
