-- Forgets sign-ins and sessions that have ended, and tokens a month after their end.
create or replace function linernotes.forget_api_tokens()
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_count bigint;
begin
  delete from linernotes.api_tokens t
  where least(t.expires_at, t.revoked_at) < v_now - case when t.kind = 'token' then interval '30 days' else '0' end;
  get diagnostics v_count = row_count;
  return jsonb_build_object('tokens', v_count);
end
$$;
comment on function linernotes.forget_api_tokens() is 'Forgets tokens, sign-ins and sessions that have ended.';
revoke all on function linernotes.forget_api_tokens() from public;
