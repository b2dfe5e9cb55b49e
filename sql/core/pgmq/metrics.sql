-- How full one queue is. Counts its table: linernotes.queue_depths is cheaper.
-- Ages are counted in integers of seconds: beyond 60 years they are 60 years.
-- default_partition_length, of partitioned queues: about how many messages, archived ones too, found no partition of
-- their own. More than 0 says that pg_partman's maintenance does not run. The planner's estimate: it costs nothing.
create or replace function pgmq.metrics(queue_name text)
returns pgmq.metrics_result language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_now timestamptz := pg_catalog.clock_timestamp();
  v_in_default bigint;
  v_result pgmq.metrics_result;
begin
  if exists (select from pg_catalog.pg_class c
    where c.oid = pg_catalog.to_regclass(pg_catalog.format('pgmq.%I', v_table)) and c.relkind = 'p')
  then
    select coalesce(sum(greatest(c.reltuples, 0)), 0)::bigint into v_in_default
    from pg_catalog.pg_class c
    where c.relispartition and c.relnamespace = 'pgmq'::pg_catalog.regnamespace
      and c.relname in (v_table || '_default', pgmq.format_table_name(queue_name, 'a') || '_default');
  end if;
  execute pg_catalog.format(
    $query$
      select
        $1,
        count(*),
        extract(epoch from $2 - max(least(greatest(enqueued_at, $4), $5)))::int,
        extract(epoch from $2 - min(least(greatest(enqueued_at, $4), $5)))::int,
        (select case when is_called then last_value else 0 end from pgmq.%2$I),
        $2,
        count(*) filter (where vt <= $2),
        $3
      from pgmq.%1$I
    $query$, v_table, v_table || '_msg_id_seq')
  into v_result
  using queue_name, v_now, v_in_default, v_now - interval '60 years', v_now + interval '60 years';
  return v_result;
end
$$;
comment on function pgmq.metrics(text) is 'How full one queue is.';
revoke all on function pgmq.metrics(text) from public;
