-- Hands a partitioned table to pg_partman, version 4 or 5: it makes partitions ahead and drops old ones.
-- Names go to pg_partman as plain text: it quotes them itself. settings: columns of its part_config.
-- Runs with the caller's rights, for pg_partman grants none to others; in the end all belongs to linernotes_owner,
-- and inherit_privileges makes that so for partitions that come later.
create or replace function pgmq._partition(
  table_name text, column_name text, partition_interval text, retention_interval text, premake integer, settings text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_parent text := 'pgmq.' || table_name;
  v_schema text := pgmq._get_pg_partman_schema();
  v_part pg_catalog.regclass;
begin
  execute pg_catalog.format(
    'select %I.create_parent(p_parent_table := $1, p_control := $2, p_interval := $3, p_type := $4, p_premake := $5)',
    v_schema)
  using v_parent, column_name, partition_interval,
    case when pgmq._get_pg_partman_major_version() >= 5 then 'range' else 'native' end, premake;
  execute pg_catalog.format(
    'update %I.part_config set retention = $2, retention_keep_table = false, inherit_privileges = true, %s'
    ' where parent_table = $1', v_schema, settings)
  using v_parent, retention_interval;
  for v_part in
    select t.relid from pg_catalog.pg_partition_tree(pg_catalog.format('pgmq.%I', table_name)::pg_catalog.regclass) t
  loop
    execute pg_catalog.format('alter table %s owner to linernotes_owner', v_part);
    execute pg_catalog.format('grant select on %s to pg_monitor', v_part);
    if not exists (select from pg_catalog.pg_index i where i.indrelid = v_part and i.indisprimary) then
      -- Where all tables are published, rows without a key can't be changed otherwise.
      execute pg_catalog.format('alter table %s replica identity full', v_part);
    end if;
  end loop;
end
$$;
comment on function pgmq._partition(text, text, text, text, integer, text) is
  'Internal: hands a partitioned table to pg_partman.';
revoke all on function pgmq._partition(text, text, text, text, integer, text) from public;
