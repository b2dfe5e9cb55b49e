-- What a token, sign-in or session of that id stands for, with the hash to compare; no row where there is none, or it was
-- revoked, has expired, or what it came of has. Notes at most once a minute that it was used. For the server alone.
create or replace function linernotes.find_api_token(p_id text)
returns table (kind text, hash bytea, role text, scopes text[], expires_at timestamptz)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
begin
  update linernotes.api_tokens t set last_used_at = v_now
  where t.id = p_id and t.revoked_at is null and (t.last_used_at is null or t.last_used_at < v_now - interval '1 minute');
  return query
    select t.kind, t.hash, t.role, t.scopes, least(t.expires_at, p.expires_at)
    from linernotes.api_tokens t
    left join linernotes.api_tokens p on p.id = t.parent_id and p.kind = 'token'
    where t.id = p_id and t.revoked_at is null and t.expires_at > v_now
      and (p.id is null or p.revoked_at is null and p.expires_at > v_now);
end
$$;
comment on function linernotes.find_api_token(text) is 'What a token stands for, for the server to compare.';
revoke all on function linernotes.find_api_token(text) from public;
grant execute on function linernotes.find_api_token(text) to linernotes_server;
