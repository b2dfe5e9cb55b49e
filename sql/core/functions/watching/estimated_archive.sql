-- How many messages a queue has archived, by the statistics of the table or of its partitions.
create or replace function linernotes.estimated_archive(p_queue text)
returns bigint language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(sum(greatest(c.reltuples, 0)), 0)::bigint
  from (
    select to_regclass(format('pgmq.%I', 'a_' || p_queue))::oid
    union
    select t.relid from pg_partition_tree(to_regclass(format('pgmq.%I', 'a_' || p_queue))) as t where t.isleaf
  ) as tables (oid)
  join pg_class c on c.oid = tables.oid and c.relkind <> 'p'
$$;
comment on function linernotes.estimated_archive(text) is
  'How many messages a queue has archived, by statistics.';
revoke all on function linernotes.estimated_archive(text) from public;
