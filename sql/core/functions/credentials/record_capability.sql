-- Notes what an upstream grants a credential, as of now. LN002, LN010: see linernotes.check_room.
create or replace function linernotes.record_capability(
  p_upstream text,
  p_credential text,
  p_name text,
  p_value integer,
  p_is_refusal boolean
)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select from linernotes.credential_capabilities c
    where c.upstream = p_upstream and c.credential = p_credential and c.name = p_name)
  then
    perform linernotes.check_room('credential_capabilities', array[p_upstream, p_credential, p_name]);
  end if;
  insert into linernotes.credential_capabilities as c (upstream, credential, name, value, is_refusal, checked_at)
  values (p_upstream, p_credential, p_name, p_value, p_is_refusal, linernotes.current_time())
  on conflict (upstream, credential, name) do update set
    value = excluded.value,
    is_refusal = excluded.is_refusal,
    checked_at = excluded.checked_at;
end
$$;
comment on function linernotes.record_capability(text, text, text, integer, boolean) is
  'Notes what an upstream grants a credential.';
revoke all on function linernotes.record_capability(text, text, text, integer, boolean) from public;
grant execute on function linernotes.record_capability(text, text, text, integer, boolean) to linernotes_worker;
