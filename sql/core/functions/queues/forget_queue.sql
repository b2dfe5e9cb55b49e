-- Takes away what was made for a queue that is gone: compiled functions, sequences, its row, the list of its runs.
create or replace function linernotes.forget_queue(p_queue text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text;
  v_function regprocedure;
begin
  foreach v_name in array array['acknowledge', 'read', 'acknowledge_and_read', 'left_out', 'share'] loop
    for v_function in
      select p.oid::regprocedure from pg_proc p
      where p.pronamespace = 'linernotes'::regnamespace and p.proname = linernotes.compiled_name(v_name, p_queue)
    loop
      execute format('drop function %s', v_function);
    end loop;
  end loop;
  execute format('drop sequence if exists linernotes.%I, linernotes.%I, linernotes.%I',
    'floor@' || p_queue, 'sweep@' || p_queue, 'awaited@' || p_queue);
  delete from linernotes.queue_groups g where g.queue = p_queue;
  delete from linernotes.queues q where q.queue = p_queue;
end
$$;
comment on function linernotes.forget_queue(text) is 'Internal: takes away what was made for a queue that is gone.';
revoke all on function linernotes.forget_queue(text) from public;
