-- Whether a module can be removed now, or LN009: another depends on it, or messages or dead letters wait in its queues
-- and nobody said that they are to be given up. Nobody sends to them until the transaction ends.
create or replace function linernotes.check_removal(p_name text, p_discards boolean)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_other text;
  v_queue text;
  v_waits boolean;
begin
  select m.name into v_other from linernotes.modules m where p_name = any (m.depends_on) order by 1 limit 1;
  if found then
    raise exception using
      errcode = 'LN009',
      message = format('the module %s depends on %s', v_other, p_name),
      hint = format('First: select linernotes.remove_module(%L)', v_other);
  end if;
  for v_queue in select e.queue from linernotes.entered_queues e where e.module = p_name order by 1 loop
    v_waits := exists (select from linernotes.dead_letters d where d.queue = v_queue and d.redriven_as is null);
    if to_regclass(format('pgmq.%I', 'q_' || v_queue)) is not null then
      execute format('lock table pgmq.%I in access exclusive mode', 'q_' || v_queue);
      execute format('select $1 or exists (select from pgmq.%I)', 'q_' || v_queue) into v_waits using v_waits;
    end if;
    if v_waits and not p_discards then
      raise exception using
        errcode = 'LN009',
        message = format('messages or dead letters of the queue %s wait', v_queue),
        hint = format('Let them be handled, or give them up: select linernotes.remove_module(%L, true)', p_name);
    end if;
  end loop;
end
$$;
comment on function linernotes.check_removal(text, boolean) is
  'Internal: LN009 where a module is depended on, or messages wait in its queues.';
revoke all on function linernotes.check_removal(text, boolean) from public;
