-- Keeps the hash of a new token or one-time sign-in; whoever asks has made the secret and hands it on, once. For
-- administrators; linernotes.maintenance_logs says who made it.
create or replace function linernotes.create_api_token(
  p_id text, p_kind text, p_hash bytea, p_role text, p_scopes text[], p_note text, p_lifetime_seconds bigint)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
begin
  if p_kind not in ('token', 'sign_in') or p_kind is null then
    raise exception using errcode = 'LN002', message = 'kind is token or sign_in; sessions come of signing in';
  end if;
  if p_lifetime_seconds is null or p_lifetime_seconds not between 1 and 366 * 86400 then
    raise exception using errcode = 'LN002', message = 'a token lives from 1 second to 366 days';
  end if;
  insert into linernotes.api_tokens (id, kind, hash, role, scopes, note, created_at, expires_at)
  values (p_id, p_kind, p_hash, p_role, p_scopes, coalesce(p_note, ''), v_now,
    v_now + p_lifetime_seconds * interval '1 second');
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (v_now, 'create_api_token', 'ok',
    jsonb_build_object('id', p_id, 'kind', p_kind, 'role', p_role, 'by', session_user));
end
$$;
comment on function linernotes.create_api_token(text, text, bytea, text, text[], text, bigint) is
  'Keeps the hash of a new token or sign-in for the server; for administrators.';
revoke all on function linernotes.create_api_token(text, text, bytea, text, text[], text, bigint) from public;
grant execute on function linernotes.create_api_token(text, text, bytea, text, text[], text, bigint)
  to linernotes_administrator;
