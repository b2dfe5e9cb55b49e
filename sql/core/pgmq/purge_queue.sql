-- Empties a queue and says how many messages it held. Ids go on from where they were.
create or replace function pgmq.purge_queue(queue_name text)
returns bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_count bigint;
begin
  execute pg_catalog.format('lock table pgmq.%I in access exclusive mode', v_table);
  execute pg_catalog.format('select count(*) from pgmq.%I', v_table) into v_count;
  execute pg_catalog.format('truncate table pgmq.%I', v_table);
  return v_count;
end
$$;
comment on function pgmq.purge_queue(text) is 'Empties a queue; returns how many messages it held.';
revoke all on function pgmq.purge_queue(text) from public;
