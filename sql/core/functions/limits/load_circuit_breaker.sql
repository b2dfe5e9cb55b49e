-- The circuit breaker of an upstream, and this database's time, which decides about it.
-- Always one row: a closed breaker of epoch 0 where nothing is stored.
create or replace function linernotes.load_circuit_breaker(p_upstream text)
returns table (
  state text,
  epoch bigint,
  consecutive_failures integer,
  trips integer,
  opened_at timestamptz,
  retry_at timestamptz,
  probe_token text,
  probe_until timestamptz,
  last_failure_type text,
  last_failed_at timestamptz,
  last_error_code text,
  now_at timestamptz
)
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    coalesce(b.state, 'closed'), coalesce(b.epoch, 0), coalesce(b.consecutive_failures, 0), coalesce(b.trips, 0),
    linernotes.reckonable(b.opened_at), linernotes.reckonable(b.retry_at), b.probe_token::text,
    linernotes.reckonable(b.probe_until), b.last_failure_type, linernotes.reckonable(b.last_failed_at),
    b.last_error_code, clock_timestamp()
  from (values (p_upstream)) as asked (upstream)
  left join linernotes.circuit_breakers as b using (upstream)
$$;
comment on function linernotes.load_circuit_breaker(text) is
  'The circuit breaker of an upstream, with the database''s time.';
revoke all on function linernotes.load_circuit_breaker(text) from public;
grant execute on function linernotes.load_circuit_breaker(text) to linernotes_worker;
