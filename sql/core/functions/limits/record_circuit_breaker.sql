-- Stores a circuit breaker unless somebody changed it since p_epoch (0: nothing was stored).
-- The one statement that changes breakers: of many callers with the same epoch, one gets through.
-- Counts are kept within a million, for whoever counts on must not overflow.
-- LN002, LN010: see linernotes.check_room.
-- Returns the new epoch and this database's time; no row, and changes nothing, when another was faster.
create or replace function linernotes.record_circuit_breaker(
  p_upstream text,
  p_epoch bigint,
  p_state text,
  p_consecutive_failures integer,
  p_trips integer,
  p_opened_at timestamptz,
  p_retry_at timestamptz,
  p_probe_token uuid,
  p_probe_until timestamptz,
  p_last_failure_type text,
  p_last_failed_at timestamptz,
  p_last_error_code text
)
returns table (epoch bigint, now_at timestamptz)
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  select linernotes.check_room('circuit_breakers', array[p_upstream])
  where p_epoch = 0 and not exists (select from linernotes.circuit_breakers b where b.upstream = p_upstream);
  insert into linernotes.circuit_breakers as b (
    upstream, state, epoch, consecutive_failures, trips, opened_at, retry_at, probe_token, probe_until,
    last_failure_type, last_failed_at, last_error_code, updated_at
  )
  select
    p_upstream, p_state, 1, least(greatest(p_consecutive_failures, 0), 1000000), least(greatest(p_trips, 0), 1000000), p_opened_at, p_retry_at, p_probe_token, p_probe_until,
    left(p_last_failure_type, 100), p_last_failed_at, left(p_last_error_code, 200), clock_timestamp()
  -- Where an epoch is named but the row is gone, it was deleted meanwhile: that is a change, too.
  where p_epoch = 0
    or exists (select from linernotes.circuit_breakers as c where c.upstream = p_upstream and c.epoch = p_epoch)
  on conflict (upstream) do update set
    state = excluded.state,
    epoch = b.epoch + 1,
    consecutive_failures = excluded.consecutive_failures,
    trips = excluded.trips,
    opened_at = excluded.opened_at,
    retry_at = excluded.retry_at,
    probe_token = excluded.probe_token,
    probe_until = excluded.probe_until,
    last_failure_type = excluded.last_failure_type,
    last_failed_at = excluded.last_failed_at,
    last_error_code = excluded.last_error_code,
    updated_at = excluded.updated_at
  where b.epoch = p_epoch
  returning b.epoch, clock_timestamp()
$$;
comment on function linernotes.record_circuit_breaker(
  text, bigint, text, integer, integer, timestamptz, timestamptz, uuid, timestamptz, text, timestamptz, text
) is 'Stores a circuit breaker unless somebody changed it since the epoch named.';
revoke all on function linernotes.record_circuit_breaker(
  text, bigint, text, integer, integer, timestamptz, timestamptz, uuid, timestamptz, text, timestamptz, text
) from public;
grant execute on function linernotes.record_circuit_breaker(
  text, bigint, text, integer, integer, timestamptz, timestamptz, uuid, timestamptz, text, timestamptz, text
) to linernotes_worker;
