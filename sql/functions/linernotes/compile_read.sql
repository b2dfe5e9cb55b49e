-- Compiles linernotes."read@<queue>": what linernotes.read does, for one queue. How it reads, and why:
-- docs/decisions/0008-flat-and-fair-reads.md
--
-- In short: by the index on vt, oldest first. Where dead index entries make that slow, from a floor on that lies above
-- them, and only now and then from the very beginning, for what came late. A full batch that would leave runs
-- out gives places at its end to them.
create or replace function linernotes.compile_read(p_queue text, p_is_fair boolean)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_function text := format('linernotes.%I(integer, integer)', 'read@' || p_queue);
  v_key text := linernotes.row_key(p_queue);
  v_left_out text := case when p_is_fair then format(
    $fair$
  if exists (select from linernotes.queue_groups g where g.queue = %1$L) then
    v_left_out := linernotes.%2$I(p_limit, v_floor, v_now);
    v_places := linernotes.shared_places(p_limit, cardinality(v_left_out));
  end if;
    $fair$, p_queue, 'left_out@' || p_queue) else '' end;
  v_share text := case when p_is_fair then format(
    $fair$
  if v_places > 0 then
    v_rows := linernotes.%1$I(v_rows, v_left_out, v_places, p_limit, v_floor, v_now);
  end if;
    $fair$, 'share@' || p_queue) else '' end;
begin
  if p_is_fair then
    perform linernotes.compile_share(p_queue);
  end if;
  execute format(
    $template$
create or replace function linernotes.%3$I(p_limit integer, p_visibility_timeout_seconds integer)
returns table (
  msg_id bigint, read_ct integer, enqueued_at timestamptz, vt timestamptz,
  message jsonb, headers jsonb, attempts integer, deferrals integer)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan set jit = off
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
as $body$
declare
  v_now timestamptz := linernotes.current_time();
  v_floor timestamptz;
  v_sweep_at bigint;
  v_began timestamptz;
  v_cost interval;
  v_oldest timestamptz;
  v_rows %5$s[];
  v_left_out integer[];
  v_places integer := 0;
begin
  if p_limit is null or p_limit not between 1 and 10000 then
    raise exception using errcode = 'LN002', message = 'p_limit must be 1 to 10000';
  end if;
  if p_visibility_timeout_seconds is null or p_visibility_timeout_seconds not between 0 and 86400 then
    raise exception using errcode = 'LN002', message = 'p_visibility_timeout_seconds must be 0 to 86400';
  end if;
  if exists (select from linernotes.queues q where q.queue = %2$L and q.state = 'paused') then
    return;
  end if;

  v_sweep_at := pg_sequence_last_value(%7$L::regclass);
  v_floor := case when v_sweep_at > 2 then linernotes.floor_of(%6$L, v_sweep_at, v_now) else '-infinity' end;
%9$s
  v_began := clock_timestamp();
  select array_agg(due.place), min(due.vt) into v_rows, v_oldest
  from (
    select m.%4$I as place, m.vt
    from pgmq.%1$I m
    where m.vt > v_floor and m.vt <= v_now
    order by m.vt
    limit p_limit - v_places
    for update skip locked) as due;
  v_cost := clock_timestamp() - v_began;
  v_oldest := case when cardinality(v_rows) = p_limit - v_places or v_places = p_limit then v_oldest else v_now end;
  if v_floor > '-infinity' then
    if v_oldest > v_floor + interval '3 seconds' then
      perform linernotes.set_floor(%6$L, v_oldest);
    end if;
  elsif v_sweep_at > 1 or v_cost > linernotes.sweep_cost_maximum(cardinality(v_rows)) then
    perform linernotes.note_sweep(%6$L, %7$L, v_sweep_at, v_cost, cardinality(v_rows), v_oldest, v_now);
  end if;
%8$s
  if v_rows is null then
    return;
  end if;
  return query
  with taken as (
    update pgmq.%1$I m
    set read_ct = m.read_ct + 1, vt = v_now + make_interval(secs => p_visibility_timeout_seconds),
      last_read_at = v_now
    where m.%4$I = any (v_rows)
    returning m.msg_id, m.read_ct, m.enqueued_at, m.vt, m.message, m.headers
  )
  select t.msg_id, t.read_ct, t.enqueued_at, t.vt, t.message, t.headers,
    coalesce(a.attempts, 0), coalesce(a.deferrals, 0)
  from taken t
  left join linernotes.message_attempts a
    on t.read_ct > 1 and a.queue = %2$L and a.msg_id = t.msg_id and a.enqueued_at = t.enqueued_at
  order by t.msg_id;
end
$body$
    $template$, 'q_' || p_queue, p_queue, 'read@' || p_queue, v_key, case v_key when 'ctid' then 'tid' else 'bigint' end,
    format('linernotes.%I', 'floor@' || p_queue), format('linernotes.%I', 'sweep@' || p_queue), v_share, v_left_out);
  execute format('comment on function %s is %L', v_function, 'What linernotes.read does, for one queue.');
  execute format('revoke all on function %s from public', v_function);
  execute format('grant execute on function %s to linernotes_worker', v_function);
end
$$;
comment on function linernotes.compile_read(text, boolean) is 'Internal: compiles read for one queue.';
revoke all on function linernotes.compile_read(text, boolean) from public;
