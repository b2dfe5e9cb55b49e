-- Records one batch, or several as one row, and their issues in one round trip. Either may be null.
-- p_metrics: {queue, worker, started_at, duration_ms, batches, messages_read, acknowledged, failed, deferred, dead_lettered,
--   stale, requests, cache_hits, errors: {category: n}, requests_by_run: {run: n}}; counts that are missing are 0.
-- p_issues: [{at, queue, worker, msg_id, run_id, category, code, error, disposition, context}].
create or replace function linernotes.record_batch(p_metrics jsonb, p_issues jsonb)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
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
    select m.queue, m.worker, linernotes.lately(m.started_at, v_now), coalesce(m.duration_ms, 0), coalesce(m.batches, 1),
      coalesce(m.messages_read, 0),
      coalesce(m.acknowledged, 0), coalesce(m.failed, 0), coalesce(m.deferred, 0), coalesce(m.dead_lettered, 0),
      coalesce(m.stale, 0), coalesce(m.requests, 0), coalesce(m.cache_hits, 0),
      case when jsonb_typeof(m.errors) = 'object' then m.errors else '{}' end
    from jsonb_to_record(p_metrics) as m (
      queue text, worker text, started_at timestamptz, duration_ms bigint, batches integer, messages_read integer,
      acknowledged integer, failed integer, deferred integer, dead_lettered integer, stale integer,
      requests integer, cache_hits integer, errors jsonb);

    if jsonb_typeof(p_metrics -> 'requests_by_run') = 'object' then
      insert into linernotes.run_progress (run_id, queue, requests, at)
      select linernotes.run_of(jsonb_build_object('run', r.key)), lower(p_metrics ->> 'queue'), r.value::integer, v_now
      from jsonb_each_text(p_metrics -> 'requests_by_run') as r
      where linernotes.run_of(jsonb_build_object('run', r.key)) is not null and r.value::integer > 0;
    end if;
  end if;
  if jsonb_typeof(p_issues) = 'array' then
    insert into linernotes.worker_issues (
      at, queue, worker, msg_id, run_id, category, code, error, disposition, context)
    select linernotes.lately(i.at, v_now), coalesce(i.queue, p_metrics ->> 'queue', ''),
      coalesce(i.worker, p_metrics ->> 'worker', ''), i.msg_id,
      linernotes.run_of(jsonb_build_object('run', i.run_id)), left(coalesce(i.category, 'unknown'), 100),
      left(coalesce(i.code, 'unknown'), 200), left(coalesce(i.error, ''), 2000), coalesce(i.disposition, 'unknown'),
      coalesce(i.context, '{}')
    from jsonb_to_recordset(p_issues) as i (
      at timestamptz, queue text, worker text, msg_id bigint, run_id text, category text, code text, error text,
      disposition text, context jsonb);
  end if;
end
$$;
comment on function linernotes.record_batch(jsonb, jsonb) is
  'Records the metrics of a batch and its issues in one round trip.';
revoke all on function linernotes.record_batch(jsonb, jsonb) from public;
grant execute on function linernotes.record_batch(jsonb, jsonb) to linernotes_worker;
