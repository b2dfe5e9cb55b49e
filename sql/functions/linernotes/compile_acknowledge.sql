-- Compiles linernotes."acknowledge@<queue>": what linernotes.acknowledge does, for one queue.
--
-- Its statement names the tables, so that a session plans it once; the settings say that the plan never depends on
-- values, nor on statistics of a table that was empty or full when somebody looked.
create or replace function linernotes.compile_acknowledge(p_queue text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_function text := format('linernotes.%I(bigint[], integer[])', 'acknowledge@' || p_queue);
begin
  -- What is known of attempts is about messages that were read before: nothing needs to be looked for at read_ct 1.
  execute format(
    $template$
create or replace function linernotes.%4$I(p_message_ids bigint[], p_read_counts integer[])
returns setof bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan set jit = off
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
as $body$
declare
  v_now timestamptz := linernotes.current_time();
begin
  perform linernotes.check_fence(p_message_ids, p_read_counts);
  return query
  with gone as (
    delete from pgmq.%1$I m
    -- In order of ids, as all that locks several messages does it: so none waits for another in a ring.
    using (
      select g.msg_id, g.read_ct from unnest(p_message_ids, p_read_counts) as g (msg_id, read_ct) order by g.msg_id
    ) as given
    where m.msg_id = given.msg_id and m.read_ct = given.read_ct
    returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers
  ), archived as (
    insert into pgmq.%2$I (msg_id, read_ct, enqueued_at, last_read_at, archived_at, vt, message, headers)
    select gone.msg_id, gone.read_ct, gone.enqueued_at, gone.last_read_at, v_now, gone.vt, gone.message, gone.headers
    from gone
  ), forgotten as (
    delete from linernotes.message_attempts a
    using gone
    where gone.read_ct > 1 and a.queue = %3$L and a.msg_id = gone.msg_id
  ), progress as (
    insert into linernotes.run_progress (run_id, queue, acknowledged, at)
    select linernotes.run_of(gone.headers), %3$L, count(*), v_now
    from gone
    where gone.headers ? 'run' and linernotes.run_of(gone.headers) is not null
    group by 1
  )
  select gone.msg_id from gone order by gone.msg_id;
end
$body$
    $template$, 'q_' || p_queue, 'a_' || p_queue, p_queue, 'acknowledge@' || p_queue);
  execute format('comment on function %s is %L', v_function, 'What linernotes.acknowledge does, for one queue.');
  execute format('revoke all on function %s from public', v_function);
  execute format('grant execute on function %s to linernotes_worker', v_function);
end
$$;
comment on function linernotes.compile_acknowledge(text) is 'Internal: compiles acknowledge for one queue.';
revoke all on function linernotes.compile_acknowledge(text) from public;
