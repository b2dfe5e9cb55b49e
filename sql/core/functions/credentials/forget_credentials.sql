-- Forgets access tokens, and claims to renew one, that have been over for a day, and what was said of credentials that
-- have not been heard of for a year: a credential that was changed is never asked for again. Rows that somebody holds are
-- left for the next hour.
create or replace function linernotes.forget_credentials()
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_tokens bigint;
  v_capabilities bigint;
begin
  delete from linernotes.access_tokens t
  where (t.upstream, t.credential) in (
    select o.upstream, o.credential from linernotes.access_tokens o
    where coalesce(greatest(o.expires_at, o.claimed_until), '-infinity') < v_now - interval '1 day'
    for update skip locked);
  get diagnostics v_tokens = row_count;
  delete from linernotes.credential_capabilities c
  where (c.upstream, c.credential, c.name) in (
    select o.upstream, o.credential, o.name from linernotes.credential_capabilities o
    where o.checked_at < v_now - interval '1 year'
    for update skip locked);
  get diagnostics v_capabilities = row_count;
  return jsonb_build_object('tokens', v_tokens, 'capabilities', v_capabilities);
end
$$;
comment on function linernotes.forget_credentials() is
  'Forgets access tokens and capabilities of credentials that are no longer used.';
revoke all on function linernotes.forget_credentials() from public;
