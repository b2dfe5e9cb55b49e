-- Gives a queue's table the index by run and due time, for fair reading, of the messages that have a run, and has it
-- vacuumed in time. Where the table belongs to somebody else: false, and nothing changes.
create or replace function linernotes.index_queue(p_queue text)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := format('pgmq.%I', 'q_' || p_queue);
  v_index text := 'q_' || p_queue || '_run_idx';
begin
  if to_regclass(format('pgmq.%I', v_index)) is null then
    execute format('create index %I on %s (%s, vt) where headers ? ''run''', v_index, v_table,
      '(' || linernotes.run_group('headers') || ')');
  end if;
  if exists (select from pg_class c where c.oid = v_table::regclass and c.relkind = 'r' and c.reloptions is null) then
    -- Rows live for seconds: what counts is how many died, not what part of the table that is.
    execute format(
      'alter table %s set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,'
      ' autovacuum_analyze_scale_factor = 0.2, autovacuum_vacuum_cost_delay = 0)', v_table);
  end if;
  return true;
exception when insufficient_privilege then
  return false;
end
$$;
comment on function linernotes.index_queue(text) is 'Internal: indexes a queue by run; false where it may not.';
revoke all on function linernotes.index_queue(text) from public;
