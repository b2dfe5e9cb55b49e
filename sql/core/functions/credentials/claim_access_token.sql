-- Hands out the token of a credential, or the right to renew it to exactly one caller, or says how long to wait for
-- whoever has that right. p_refused: id of a token that the upstream refused; it is thrown away if it still stands
-- here, so that of many callers who were refused with it one renews and the others get the new one.
-- One row: token with its id and times, or claim, or wait_ms until the present claim ends at the latest.
create or replace function linernotes.claim_access_token(
  p_upstream text,
  p_credential text,
  p_refused uuid,
  p_claim_ms integer
)
returns table (token text, token_id uuid, renew_in_ms float8, claim uuid, wait_ms float8)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_row linernotes.access_tokens;
  v_now timestamptz;
begin
  if not exists (
    select from linernotes.access_tokens t where t.upstream = p_upstream and t.credential = p_credential)
  then
    perform linernotes.check_room('access_tokens', array[p_upstream, p_credential]);
  end if;
  -- One statement, which locks the row it finds: between two it could be deleted.
  insert into linernotes.access_tokens as t (upstream, credential) values (p_upstream, p_credential)
  on conflict (upstream, credential) do update set credential = excluded.credential
  returning t.* into strict v_row;
  -- Only now: the lock may have been waited for.
  v_now := linernotes.current_time();

  if v_row.renew_at > v_now and v_row.token_id is distinct from p_refused then
    return query select
      v_row.token, v_row.token_id,
      extract(epoch from least(v_row.renew_at, v_now + interval '1 day') - v_now)::float8 * 1000, null::uuid, null::float8;
    return;
  end if;
  if v_row.claimed_until > v_now then
    return query select
      null::text, null::uuid, null::float8, null::uuid,
      extract(epoch from least(v_row.claimed_until, v_now + interval '1 minute') - v_now)::float8 * 1000;
    return;
  end if;
  return query update linernotes.access_tokens t set
    token = null,
    token_id = null,
    renew_at = null,
    expires_at = null,
    claim = gen_random_uuid(),
    claimed_until = v_now + least(greatest(p_claim_ms, 1), 300000) * interval '1 millisecond'
  where t.upstream = p_upstream and t.credential = p_credential
  returning null::text, null::uuid, null::float8, t.claim, null::float8;
end
$$;
comment on function linernotes.claim_access_token(text, text, uuid, integer) is
  'Hands out a credential''s token, or to one caller the right to renew it.';
revoke all on function linernotes.claim_access_token(text, text, uuid, integer) from public;
grant execute on function linernotes.claim_access_token(text, text, uuid, integer) to linernotes_worker;
