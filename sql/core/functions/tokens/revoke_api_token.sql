-- Makes a token, or a session, worthless, with the sessions that came of it. Returns whether it was of any worth before.
-- For administrators; linernotes.maintenance_logs says who did it. A server notices within five seconds.
create or replace function linernotes.revoke_api_token(p_id text)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
begin
  update linernotes.api_tokens t set revoked_at = v_now
  where t.id = p_id and t.revoked_at is null and t.expires_at > v_now;
  if not found then
    return false;
  end if;
  delete from linernotes.api_tokens t where t.parent_id = p_id;
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (v_now, 'revoke_api_token', 'ok', jsonb_build_object('id', p_id, 'by', session_user));
  return true;
end
$$;
comment on function linernotes.revoke_api_token(text) is 'Makes a token or a session worthless; for administrators.';
revoke all on function linernotes.revoke_api_token(text) from public;
grant execute on function linernotes.revoke_api_token(text) to linernotes_administrator;
