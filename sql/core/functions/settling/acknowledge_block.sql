-- The part of a compiled function that acknowledges, for one queue, as a block of PL/pgSQL: linernotes.compile_settling
-- puts it into functions with the arguments p_message_ids and p_read_counts. p_result: what it returns of v_gone, the
-- ids that were still held. Arrays that do not pair up hold nothing; who calls by a queue's name is told so
-- (linernotes.check_fence), compiled callers know what they pass.
create or replace function linernotes.acknowledge_block(p_queue text, p_result text)
returns text language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select format(
    $template$
declare
  v_now timestamptz := linernotes.current_time();
  v_gone bigint[];
  v_runs text[];
begin
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
  )
  select array_agg(gone.msg_id), array_agg(gone.headers ->> 'run') filter (where gone.headers ? 'run')
  into v_gone, v_runs
  from gone;
  -- Attempts are known of messages only that were read before.
  if v_gone is not null and 1 < any (p_read_counts) then
    delete from linernotes.message_attempts a where a.queue = %3$L and a.msg_id = any (v_gone);
    delete from linernotes.begun_handlings b where b.queue = %3$L and b.msg_id = any (v_gone);
  end if;
  if v_runs is not null then
    insert into linernotes.run_progress (run_id, queue, acknowledged, at)
    select linernotes.run_of(jsonb_build_object('run', r.run)), %3$L, count(*), v_now
    from unnest(v_runs) as r (run)
    where linernotes.run_of(jsonb_build_object('run', r.run)) is not null
    group by 1;
  end if;
  return query %4$s;
end;
    $template$, 'q_' || p_queue, 'a_' || p_queue, p_queue, p_result)
$$;
comment on function linernotes.acknowledge_block(text, text) is 'Internal: the part of a compiled function that acknowledges.';
revoke all on function linernotes.acknowledge_block(text, text) from public;
