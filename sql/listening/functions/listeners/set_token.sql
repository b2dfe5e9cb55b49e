-- Keeps the hash of the token that shows a listener's own rows, in place of the one before; null takes it away.
create or replace function listening.set_token(p_listener_id bigint, p_hash bytea)
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  update listening.listeners l set token_hash = p_hash where l.id = p_listener_id
$$;
comment on function listening.set_token(bigint, bytea) is 'Keeps the hash of a listener''s token.';
revoke all on function listening.set_token(bigint, bytea) from public;
grant execute on function listening.set_token(bigint, bytea) to linernotes_operator;
