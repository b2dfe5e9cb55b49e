-- Records one batch, or several as one row, and their issues in one round trip. Either may be null.
-- Times are those of this server alone: a worker says how long ago it began, never when, for its clock may be wrong.
-- p_metrics: {queue, worker, started_ms_ago, duration_ms, batches, messages_read, acknowledged, failed, deferred, dead_lettered,
--   stale, requests, cache_hits, errors: {category: n}, requests_by_run: {run: n}}; counts that are missing are 0.
-- Names and texts are cut, and of the errors fifty categories are kept: what one worker says, all must be able to read.
-- p_issues: [{queue, worker, msg_id, run_id, category, code, error, disposition, context}].
create or replace function linernotes.record_batch(p_metrics jsonb, p_issues jsonb)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_row linernotes.queue_metrics;
begin
  if jsonb_typeof(p_metrics) not in ('object', 'null') or jsonb_typeof(p_issues) not in ('array', 'null') then
    raise exception using
      errcode = 'LN002', message = 'p_metrics must be an object or null, p_issues an array or null';
  end if;
  if jsonb_typeof(p_metrics) = 'object' then
    if p_metrics ->> 'queue' is null or p_metrics ->> 'worker' is null then
      raise exception using errcode = 'LN002', message = 'p_metrics must name queue and worker';
    end if;
    insert into linernotes.queue_metrics (
      queue, worker, started_at, duration_ms, batches, messages_read, acknowledged, failed, deferred, dead_lettered,
      stale, requests, cache_hits, errors)
    select left(m.queue, 100), left(m.worker, 200),
      v_now - make_interval(
        secs => least(greatest(coalesce(m.started_ms_ago, m.duration_ms, 0), 0), 604800000)::double precision / 1000),
      linernotes.saturated(coalesce(m.duration_ms, 0)),
      least(coalesce(m.batches, 1), 2147483647), least(coalesce(m.messages_read, 0), 2147483647),
      least(coalesce(m.acknowledged, 0), 2147483647), least(coalesce(m.failed, 0), 2147483647),
      least(coalesce(m.deferred, 0), 2147483647), least(coalesce(m.dead_lettered, 0), 2147483647),
      least(coalesce(m.stale, 0), 2147483647), least(coalesce(m.requests, 0), 2147483647),
      least(coalesce(m.cache_hits, 0), 2147483647),
      coalesce((
        select jsonb_object_agg(left(e.key, 100), least(greatest(e.value::numeric, 0), 2147483647)::bigint)
        from (
          select each.key, each.value
          from jsonb_each(case when jsonb_typeof(m.errors) = 'object' then m.errors else '{}' end) as each
          where jsonb_typeof(each.value) = 'number'
          limit 50) as e), '{}')
    from jsonb_to_record(p_metrics) as m (
      queue text, worker text, started_ms_ago numeric, duration_ms numeric, batches numeric, messages_read numeric,
      acknowledged numeric, failed numeric, deferred numeric, dead_lettered numeric, stale numeric,
      requests numeric, cache_hits numeric, errors jsonb)
    returning * into v_row;
    perform linernotes.add_to_totals(v_row);

    if jsonb_typeof(p_metrics -> 'requests_by_run') = 'object' then
      insert into linernotes.run_progress (run_id, queue, requests, at)
      select linernotes.run_of(jsonb_build_object('run', r.key)), lower(p_metrics ->> 'queue'), linernotes.saturated(r.value::numeric), v_now
      from jsonb_each_text(p_metrics -> 'requests_by_run') as r
      where linernotes.run_of(jsonb_build_object('run', r.key)) is not null and r.value::numeric > 0
        -- A name that nobody has entered may be of any length: it would break the view of its run for all.
        and exists (select from linernotes.entered_queues e where e.queue = lower(p_metrics ->> 'queue'))
        -- Nor is a run counted that nobody has started.
        and exists (
          select from linernotes.runs known where known.id = linernotes.run_of(jsonb_build_object('run', r.key)));
    end if;
  end if;
  if jsonb_typeof(p_issues) = 'array' then
    insert into linernotes.worker_issues (
      at, queue, worker, msg_id, run_id, category, code, error, disposition, context)
    select v_now, left(coalesce(i.queue, p_metrics ->> 'queue', ''), 100),
      left(coalesce(i.worker, p_metrics ->> 'worker', ''), 200), i.msg_id,
      linernotes.run_of(jsonb_build_object('run', i.run_id)), left(coalesce(i.category, 'unknown'), 100),
      left(coalesce(i.code, 'unknown'), 200), left(coalesce(i.error, ''), 2000),
      left(coalesce(i.disposition, 'unknown'), 100),
      case when pg_column_size(i.context) <= 10000 then i.context else '{}' end
    from jsonb_to_recordset(p_issues) as i (
      queue text, worker text, msg_id bigint, run_id text, category text, code text, error text, disposition text,
      context jsonb);
  end if;
end
$$;
comment on function linernotes.record_batch(jsonb, jsonb) is
  'Records the metrics of a batch and its issues in one round trip.';
revoke all on function linernotes.record_batch(jsonb, jsonb) from public;
grant execute on function linernotes.record_batch(jsonb, jsonb) to linernotes_worker;
