-- Ends a browser's session; the hash shows that it is the asker's own. For the server alone.
create or replace function linernotes.end_session(p_id text, p_hash bytea)
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  delete from linernotes.api_tokens t where t.id = p_id and t.hash = p_hash and t.kind = 'session'
$$;
comment on function linernotes.end_session(text, bytea) is 'Ends a session of a browser; for the server.';
revoke all on function linernotes.end_session(text, bytea) from public;
grant execute on function linernotes.end_session(text, bytea) to linernotes_server;
