-- The queues of the modules, made where they are missing; and what is compiled for each queue, anew.
create or replace function linernotes.ensure_queues()
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text;
  v_function regprocedure;
begin
  if not exists (select from pg_proc where pronamespace = to_regnamespace('pgmq') and proname = 'create') then
    raise exception using
      errcode = 'LN006',
      message = 'the schema pgmq belongs to somebody else and has no function pgmq.create',
      hint = 'Either drop that schema, or: create extension pgmq; then migrate again.';
  end if;
  -- Those that stand come first: what is wrong with one is said before another is made.
  for v_queue in
    select e.queue from linernotes.entered_queues e where e.module is not null
    order by to_regclass(format('pgmq.%I', 'q_' || e.queue)) is null, e.queue
  loop
    perform linernotes.make_queue(v_queue);
    perform linernotes.check_queue_table(v_queue);
    perform linernotes.compile_queue(v_queue);
  end loop;
  -- Queues that versions before 0009 watched, each with a trigger that notified at every send.
  for v_queue in
    select substr(c.relname, 3) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where t.tgname = 'linernotes_notify' and t.tgfoid = to_regproc('linernotes.notify_queue')::oid
  loop
    insert into linernotes.entered_queues (queue) values (v_queue) on conflict do nothing;
    perform linernotes.compile_queue(v_queue);
  end loop;
  if to_regproc('linernotes.notify_queue') is not null then
    drop function linernotes.notify_queue();
  end if;
  -- Compiled under a name so long that queues whose names begin with the same 42 characters shared it.
  for v_function in
    select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'linernotes'::regnamespace and p.proname like E'acknowledge\\_and\\_read@%'
  loop
    execute format('drop function %s', v_function);
  end loop;
  for v_queue in
    select q.queue from linernotes.queues q
    where q.queue not in (select e.queue from linernotes.entered_queues e where e.module is not null) order by 1
  loop
    if to_regclass(format('pgmq.%I', 'q_' || v_queue)) is not null then
      perform linernotes.compile_queue(v_queue);
    end if;
  end loop;
  perform linernotes.compile_calls();
end
$$;
comment on function linernotes.ensure_queues() is
  'Makes the queues of the modules where they are missing.';
revoke all on function linernotes.ensure_queues() from public;
