-- Forgets limits and breakers that nobody has used for a month, and penalties that are over: there is one of
-- each for every upstream and user, so they would only ever grow. An open breaker, too: where the upstream is still
-- asked for, one request tells anew.
create or replace function linernotes.forget_limits()
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_limits bigint;
  v_penalties bigint;
  v_breakers bigint;
begin
  delete from linernotes.rate_limits where updated_at < v_now - interval '30 days';
  get diagnostics v_limits = row_count;
  delete from linernotes.rate_limit_penalties where blocked_until < v_now - interval '1 day';
  get diagnostics v_penalties = row_count;
  delete from linernotes.circuit_breakers where updated_at < v_now - interval '30 days';
  get diagnostics v_breakers = row_count;
  return jsonb_build_object('limits', v_limits, 'penalties', v_penalties, 'breakers', v_breakers);
end
$$;
comment on function linernotes.forget_limits() is 'Forgets limits, penalties and breakers that are no longer used.';
revoke all on function linernotes.forget_limits() from public;
