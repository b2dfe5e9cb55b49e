-- Lets requests to an upstream go again: lifts its penalty, closes its breaker, and forgets slots that lie far ahead,
-- because a clock has since been set back or somebody asked for them. For operators; linernotes.maintenance_logs says who did it and why.
-- Returns what was lifted: some of penalty, breaker, slots; empty where nothing held it.
-- Workers see it with their next request. Messages put off meanwhile come back by themselves, within the hour.
create or replace function linernotes.lift_limits(p_upstream text, p_reason text default null)
returns text[] language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := clock_timestamp();
  v_lifted text[] := '{}';
begin
  -- In the order in which the limiter takes them.
  update linernotes.rate_limits l
  set next_slot_at = '-infinity', window_start = '-infinity', used = 0, updated_at = v_now
  where l.upstream = p_upstream and l.next_slot_at > v_now + interval '1 minute';
  if found then v_lifted := v_lifted || 'slots'::text; end if;

  delete from linernotes.rate_limit_penalties p where p.upstream = p_upstream and p.blocked_until > v_now;
  if found then v_lifted := v_lifted || 'penalty'::text; end if;

  update linernotes.circuit_breakers b
  set state = 'closed', epoch = b.epoch + 1, consecutive_failures = 0, trips = 0, opened_at = null, retry_at = null,
    probe_token = null, probe_until = null, updated_at = v_now
  where b.upstream = p_upstream and (b.state <> 'closed' or b.consecutive_failures <> 0 or b.trips <> 0);
  if found then v_lifted := v_lifted || 'breaker'::text; end if;

  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (v_now, 'lift_limits', 'ok', jsonb_build_object(
    'upstream', left(p_upstream, 200), 'lifted', to_jsonb(v_lifted), 'reason', left(p_reason, 1000), 'by', session_user));
  return v_lifted;
end
$$;
comment on function linernotes.lift_limits(text, text) is
  'Lifts the penalty of an upstream and closes its breaker; says what was lifted.';
revoke all on function linernotes.lift_limits(text, text) from public;
grant execute on function linernotes.lift_limits(text, text) to linernotes_operator;
