-- Stops the whole fleet's requests to an upstream until an instant, or until linernotes.lift_limits where that is infinity.
-- For operators, so without the bound of linernotes.penalize_upstream; it may shorten a hold, too. Messages that need the
-- upstream wait and lose no attempt. linernotes.maintenance_logs says who did it and why.
create or replace function linernotes.hold_upstream(
  p_upstream text, p_until timestamptz default 'infinity', p_reason text default null)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := clock_timestamp();
begin
  if p_upstream is null or p_upstream !~ '^[a-z0-9_-]{1,64}(/[!-~]{1,128})?$' then
    raise exception 'an upstream is named as linernotes.rate_limits names it: musicbrainz' using errcode = '22023';
  end if;
  if p_until is null or p_until <= v_now then
    raise exception 'a hold ends later than now; linernotes.lift_limits ends one' using errcode = '22023';
  end if;
  insert into linernotes.rate_limit_penalties as p (upstream, blocked_until, reason, set_at)
  values (p_upstream, p_until, left('held by ' || session_user || coalesce(': ' || p_reason, ''), 200), v_now)
  on conflict (upstream) do update
  set blocked_until = excluded.blocked_until, reason = excluded.reason, set_at = excluded.set_at;
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (v_now, 'hold_upstream', 'ok', jsonb_build_object(
    'upstream', p_upstream, 'until', p_until::text, 'reason', left(p_reason, 1000), 'by', session_user));
end
$$;
comment on function linernotes.hold_upstream(text, timestamptz, text) is
  'Stops the fleet''s requests to an upstream until an instant, or until lifted.';
revoke all on function linernotes.hold_upstream(text, timestamptz, text) from public;
grant execute on function linernotes.hold_upstream(text, timestamptz, text) to linernotes_operator;
