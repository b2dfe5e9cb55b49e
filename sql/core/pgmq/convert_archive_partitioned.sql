-- Begins a queue's archive anew in partitions; what is archived already stays in a_<name>_old.
-- leading_partition is accepted and, as in PGMQ, has no effect: pg_partman makes as many ahead as it does by itself.
-- Runs with the caller's rights: pg_partman is his to use or not.
create or replace function pgmq.convert_archive_partitioned(
  table_name text, partition_interval text default '10000', retention_interval text default '100000',
  leading_partition integer default 10)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := pgmq.format_table_name(table_name, 'a');
  v_old text := v_table || '_old';
  v_column text := case pgmq._get_partition_col(partition_interval) when 'msg_id' then 'msg_id' else 'archived_at' end;
  v_kind "char" := (
    select c.relkind from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(pg_catalog.format('pgmq.%I', v_table)));
  v_index text;
begin
  if v_kind = 'p' then
    raise notice 'Table %s is already partitioned', v_table;
    return;
  end if;
  if v_kind is distinct from 'r' then
    raise notice 'Table %s does not exists', v_table;
    return;
  end if;
  perform pgmq._ensure_pg_partman_installed();
  if partition_interval is null then
    raise exception using errcode = '22023', message = 'partition_interval cannot be NULL';
  end if;

  execute pg_catalog.format('alter table pgmq.%I rename to %I', v_table, v_old);
  for v_index in
    select c.relname
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass(pg_catalog.format('pgmq.%I', v_old)) and c.relname like E'archived\\_at\\_idx\\_%'
  loop
    execute pg_catalog.format('alter index pgmq.%I rename to %I', v_index, v_index || '_old');
  end loop;
  execute pg_catalog.format(
    'create table pgmq.%I (like pgmq.%I including all excluding indexes) partition by range (%I)', v_table, v_old, v_column);
  if v_column = 'msg_id' then
    execute pg_catalog.format('alter table pgmq.%I add primary key (msg_id)', v_table);
  end if;
  execute pg_catalog.format('create index %I on pgmq.%I (archived_at)', 'archived_at_idx_' || table_name, v_table);
  perform pgmq._partition(v_table, v_column, partition_interval, retention_interval, 4,
    'retention_keep_index = false, infinite_time_partitions = true');
end
$$;
comment on function pgmq.convert_archive_partitioned(text, text, text, integer) is
  'Begins a queue''s archive anew in partitions, by pg_partman.';
revoke all on function pgmq.convert_archive_partitioned(text, text, text, integer) from public;
