-- Begins a browser's session for whoever has a token, or a sign-in that nobody has used: that one is used up by it. The
-- session has the role and scopes of what it came of, and ends with a token that is revoked. Returns when it ends; null
-- where it could not begin. For the server alone, which has compared the hash and gives it again.
create or replace function linernotes.begin_session(
  p_from_id text, p_from_hash bytea, p_id text, p_hash bytea, p_lifetime_seconds bigint)
returns timestamptz language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_from linernotes.api_tokens;
  v_end timestamptz;
begin
  -- Two who click at once: the second waits for the first, and finds it used.
  select t.* into v_from
  from linernotes.api_tokens t
  where t.id = p_from_id and t.hash = p_from_hash and t.kind in ('token', 'sign_in') and t.revoked_at is null
    and t.expires_at > v_now
  for update;
  if not found then
    return null;
  end if;
  v_end := v_now + least(p_lifetime_seconds, 30 * 86400) * interval '1 second';
  if v_from.kind = 'token' then
    v_end := least(v_end, v_from.expires_at);
  else
    update linernotes.api_tokens t set revoked_at = v_now, last_used_at = v_now where t.id = p_from_id;
  end if;
  insert into linernotes.api_tokens (id, kind, hash, role, scopes, note, parent_id, created_at, expires_at)
  values (p_id, 'session', p_hash, v_from.role, v_from.scopes, v_from.note,
    case when v_from.kind = 'token' then p_from_id end, v_now, v_end);
  return v_end;
end
$$;
comment on function linernotes.begin_session(text, bytea, text, bytea, bigint) is
  'Begins a session for a token or an unused sign-in; for the server.';
revoke all on function linernotes.begin_session(text, bytea, text, bytea, bigint) from public;
grant execute on function linernotes.begin_session(text, bytea, text, bytea, bigint) to linernotes_server;
