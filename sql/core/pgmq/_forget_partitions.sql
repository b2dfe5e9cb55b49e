-- Takes a table out of pg_partman's care, where it is partitioned: its maintenance fails for tables that are gone.
create or replace function pgmq._forget_partitions(table_name text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if pgmq._extension_exists('pg_partman') and exists (
    select
    from pg_catalog.pg_class c
    where c.oid = pg_catalog.to_regclass(pg_catalog.format('pgmq.%I', table_name)) and c.relkind = 'p'
  ) then
    execute pg_catalog.format('delete from %I.part_config where parent_table = $1', pgmq._get_pg_partman_schema())
    using 'pgmq.' || table_name;
  end if;
end
$$;
comment on function pgmq._forget_partitions(text) is 'Internal: takes a table out of pg_partman''s care.';
revoke all on function pgmq._forget_partitions(text) from public;
