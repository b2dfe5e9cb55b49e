-- Notes what an upstream grants a credential, as of now. What was said of a credential that has not been heard of for a
-- year goes with it; rows that another call holds are left to that one.
create or replace function linernotes.record_capability(
  p_upstream text,
  p_credential text,
  p_name text,
  p_value integer,
  p_is_refusal boolean
)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_now timestamptz := linernotes.current_time();
begin
  insert into linernotes.credential_capabilities as c (upstream, credential, name, value, is_refusal, checked_at)
  values (p_upstream, p_credential, p_name, p_value, p_is_refusal, v_now)
  on conflict (upstream, credential, name) do update set
    value = excluded.value,
    is_refusal = excluded.is_refusal,
    checked_at = excluded.checked_at;
  delete from linernotes.credential_capabilities c
  where (c.upstream, c.credential, c.name) in (
    select o.upstream, o.credential, o.name from linernotes.credential_capabilities o
    where o.checked_at < v_now - interval '1 year'
    for update skip locked
  );
end
$$;
comment on function linernotes.record_capability(text, text, text, integer, boolean) is
  'Notes what an upstream grants a credential.';
revoke all on function linernotes.record_capability(text, text, text, integer, boolean) from public;
grant execute on function linernotes.record_capability(text, text, text, integer, boolean) to linernotes_worker;
