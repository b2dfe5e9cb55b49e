-- Gives the claim to renew a token back, unused: the next caller may try at once.
create or replace function linernotes.release_access_token(p_upstream text, p_credential text, p_claim uuid)
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  update linernotes.access_tokens t set
    claim = null,
    claimed_until = null
  where t.upstream = p_upstream and t.credential = p_credential and t.claim = p_claim
$$;
comment on function linernotes.release_access_token(text, text, uuid) is
  'Gives the claim to renew a token back, unused.';
revoke all on function linernotes.release_access_token(text, text, uuid) from public;
grant execute on function linernotes.release_access_token(text, text, uuid) to linernotes_worker;
