-- Stores a renewed token and ends the claim. Returns the token's id; null, and stores nothing, when the claim is no
-- longer the caller's. LN002 where it has more than 64 KiB. It is kept for 30 days at most. Tokens of other credentials that have run out go with it: nobody asks for them again.
create or replace function linernotes.store_access_token(
  p_upstream text,
  p_credential text,
  p_claim uuid,
  p_token text,
  p_renew_in_ms bigint,
  p_expires_in_ms bigint
)
returns uuid language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_id uuid;
begin
  if octet_length(p_token) > 65536 then
    raise exception using errcode = 'LN002', message = 'an access token has 64 KiB at most';
  end if;
  update linernotes.access_tokens t set
    token = p_token,
    token_id = gen_random_uuid(),
    renew_at = v_now + least(p_renew_in_ms, 2592000000) * interval '1 millisecond',
    expires_at = v_now + least(p_expires_in_ms, 2592000000) * interval '1 millisecond',
    claim = null,
    claimed_until = null
  where t.upstream = p_upstream and t.credential = p_credential and t.claim = p_claim
  returning t.token_id into v_id;
  delete from linernotes.access_tokens t
  where (t.upstream, t.credential) in (
    select o.upstream, o.credential from linernotes.access_tokens o where o.expires_at < v_now
    for update skip locked
  );
  return v_id;
end
$$;
comment on function linernotes.store_access_token(text, text, uuid, text, bigint, bigint) is
  'Stores a renewed token for the fleet, if the claim to renew it is still the caller''s.';
revoke all on function linernotes.store_access_token(text, text, uuid, text, bigint, bigint) from public;
grant execute on function linernotes.store_access_token(text, text, uuid, text, bigint, bigint) to linernotes_worker;
