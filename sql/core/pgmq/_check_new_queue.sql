-- Refuses a new queue whose tables would be somebody else's: of a queue spelled otherwise, of a queue of another
-- kind, or an index or a partition of a queue (`x` has the index q_x_vt_idx, so no queue can be named `x_vt_idx`).
-- kind: logged, unlogged or partitioned. The plain create accepts a queue of any kind that is there.
create or replace function pgmq._check_new_queue(queue_name text, kind text)
returns void language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := pgmq.format_table_name(queue_name, 'q');
  v_twin text;
  v_found record;
begin
  select m.queue_name into v_twin
  from pgmq.meta m
  where pg_catalog.lower(m.queue_name::text collate "C") = pg_catalog.lower(_check_new_queue.queue_name collate "C")
    and m.queue_name <> _check_new_queue.queue_name;
  if found then
    raise exception using
      errcode = '42710',
      message = pg_catalog.format('queue "%s" would share its tables with queue "%s"', queue_name, v_twin),
      hint = 'Names of queues must differ by more than case.';
  end if;
  for v_found in
    select c.relname, c.relkind, c.relpersistence,
      case when c.relname = v_table || '_vt_idx'
        then not exists (select from pg_catalog.pg_index i join pg_catalog.pg_class t on t.oid = i.indrelid
          where i.indexrelid = c.oid and t.relname = v_table)
        else c.relkind not in ('r', 'p') or c.relispartition end as is_foreign
    from pg_catalog.pg_class c
    where c.relnamespace = 'pgmq'::pg_catalog.regnamespace
      and c.relname in (v_table, pgmq.format_table_name(queue_name, 'a'), v_table || '_vt_idx')
  loop
    if v_found.is_foreign then
      raise exception using
        errcode = '42710',
        message = pg_catalog.format('queue "%s" needs the name pgmq.%I, which is taken', queue_name, v_found.relname);
    end if;
    continue when v_found.relname <> v_table;
    if kind = 'unlogged' and v_found.relpersistence <> 'u' or kind = 'partitioned' and v_found.relkind <> 'p' then
      raise exception using
        errcode = '42710',
        message = pg_catalog.format('queue "%s" exists and is not %s', queue_name, kind),
        hint = 'Drop it first, or choose another name.';
    end if;
  end loop;
end
$$;
comment on function pgmq._check_new_queue(text, text) is
  'Internal: refuses a queue whose tables would be somebody else''s.';
revoke all on function pgmq._check_new_queue(text, text) from public;
