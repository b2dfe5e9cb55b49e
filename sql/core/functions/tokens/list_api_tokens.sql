-- Tokens and sessions that are of worth, and for 30 days those that were, by id; never a hash. For administrators.
create or replace function linernotes.list_api_tokens(p_after text, p_limit integer)
returns table (
  id text, kind text, role text, scopes text[], note text, created_at timestamptz, created_by text,
  expires_at timestamptz, last_used_at timestamptz, revoked_at timestamptz)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select t.id, t.kind, t.role, t.scopes, t.note, t.created_at, t.created_by, t.expires_at, t.last_used_at, t.revoked_at
  from linernotes.api_tokens t
  where t.kind <> 'sign_in' and t.id > coalesce(p_after, '')
  order by t.id limit p_limit
$$;
comment on function linernotes.list_api_tokens(text, integer) is 'Tokens and sessions of the server; for administrators.';
revoke all on function linernotes.list_api_tokens(text, integer) from public;
grant execute on function linernotes.list_api_tokens(text, integer) to linernotes_administrator;
