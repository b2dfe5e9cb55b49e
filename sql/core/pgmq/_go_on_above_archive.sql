-- Has the numbers of a queue go on above those in its archive, where that is older: its table was dropped alone, or
-- restored without it. Otherwise a message could not be archived whose number stands there already.
create or replace function pgmq._go_on_above_archive(queue_name text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_sequence pg_catalog.regclass := pg_catalog.pg_get_serial_sequence(
    pg_catalog.format('pgmq.%I', pgmq.format_table_name(queue_name, 'q')), 'msg_id');
  v_archived bigint;
begin
  execute pg_catalog.format('select max(a.msg_id) from pgmq.%I a', pgmq.format_table_name(queue_name, 'a'))
  into v_archived;
  if v_archived > coalesce(pg_catalog.pg_sequence_last_value(v_sequence), 0) then
    perform pg_catalog.setval(v_sequence, v_archived);
  end if;
end
$$;
comment on function pgmq._go_on_above_archive(text) is
  'Internal: has the numbers of a queue go on above those in its archive.';
revoke all on function pgmq._go_on_above_archive(text) from public;
