-- Writes into each function that is given a queue's name what it does for each queue, as a branch of its own: a statement
-- that names its table or function is planned once a session, one by EXECUTE each time, which costs a fifth of the
-- messages a second.
-- Such a function has what it does as a comment that begins with "for each queue", where %1$I stands for what is compiled
-- of it for the queue (linernotes.compile_settling), %2$I for the queue's table and %3$L for its name. What follows the
-- comment does it for any other queue: beyond the first hundred, or one that is being adopted at this moment.
create or replace function linernotes.compile_calls()
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_mark constant text := '/* for each queue';
  v_function record;
  v_branches text;
begin
  -- Two at once would fail at the same function; who comes second sees the queues of the first.
  perform from linernotes.locks l where l.name = 'compile_calls' for update;
  for v_function in
    select p.proname as name, pg_get_functiondef(p.oid) as definition from pg_proc p
    where p.pronamespace = 'linernotes'::regnamespace and strpos(p.prosrc, v_mark) > 0 and p.proname <> 'compile_calls'
  loop
    select string_agg(
      format(
        E'\n  if v_queue = %1$L then%2$s    return;\n  end if;', q.queue,
        format(
          substring(v_function.definition from E'/\\* for each queue(.*?)  \\*/'),
          linernotes.compiled_name(v_function.name, q.queue), 'q_' || q.queue, q.queue)), '' order by q.queue)
    into v_branches
    from (select n.queue from linernotes.queues n order by n.queue limit 100) as q;
    execute substring(v_function.definition from E'^.*?  \\*/')
      || coalesce(v_branches, '')
      || substring(v_function.definition from E'\\s+-- for any other queue.*$');
  end loop;
end
$$;
comment on function linernotes.compile_calls() is
  'Internal: has the functions that are given a queue''s name do for each queue what is compiled for it.';
revoke all on function linernotes.compile_calls() from public;
