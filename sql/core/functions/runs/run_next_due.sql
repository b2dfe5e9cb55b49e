-- When the first of a run's messages that wait may be read, or its worker loses it: null where it has none that waits.
-- Infinity where all of them wait until somebody acts.
create or replace function linernotes.run_next_due(p_run uuid)
returns timestamptz language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text;
  v_due timestamptz;
  v_next timestamptz;
begin
  for v_queue in select q.queue from linernotes.queues q order by q.queue loop
    -- The table of one that was dropped by other means is gone.
    continue when to_regclass(format('pgmq.%I', 'q_' || v_queue)) is null;
    execute format(
      'select min(m.vt) from pgmq.%I m where m.headers ? ''run'' and %s = hashtext($1) and m.headers ->> ''run'' = $1',
      'q_' || v_queue, linernotes.run_group('m.headers'))
    into v_due using p_run::text;
    v_next := least(v_next, v_due);  -- nulls count for nothing
  end loop;
  return linernotes.reckonable(v_next);
end
$$;
comment on function linernotes.run_next_due(uuid) is 'When the first of a run''s messages that wait may be read.';
revoke all on function linernotes.run_next_due(uuid) from public;
grant execute on function linernotes.run_next_due(uuid) to linernotes_operator, linernotes_api, linernotes_reader;
