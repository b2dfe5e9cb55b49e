-- How full one queue is. Counts its table: linernotes.queue_depths is cheaper.
create or replace function pgmq.metrics(queue_name text)
returns pgmq.metrics_result language plpgsql volatile
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_now timestamptz := pg_catalog.clock_timestamp();
  v_result pgmq.metrics_result;
begin
  execute pg_catalog.format(
    $query$
      select
        $1,
        count(*),
        extract(epoch from $2 - max(enqueued_at))::int,
        extract(epoch from $2 - min(enqueued_at))::int,
        (select case when is_called then last_value else 0 end from pgmq.%2$I),
        $2,
        count(*) filter (where vt <= $2),
        null::bigint
      from pgmq.%1$I
    $query$, v_table, v_table || '_msg_id_seq')
  into v_result
  using queue_name, v_now;
  return v_result;
end
$$;
comment on function pgmq.metrics(text) is 'How full one queue is.';
revoke all on function pgmq.metrics(text) from public;
