-- What an upstream turned out to grant a credential, and how long ago that was found out.
create or replace function linernotes.load_capabilities(p_upstream text, p_credential text)
returns table (name text, value integer, is_refusal boolean, age_ms float8)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select c.name, c.value, c.is_refusal,
    greatest(extract(epoch from linernotes.current_time() - greatest(c.checked_at, '1970-01-01 00:00:00+00')), 0)::float8 * 1000
  from linernotes.credential_capabilities c
  where c.upstream = p_upstream and c.credential = p_credential
  order by c.name
$$;
comment on function linernotes.load_capabilities(text, text) is
  'What an upstream turned out to grant a credential.';
revoke all on function linernotes.load_capabilities(text, text) from public;
grant execute on function linernotes.load_capabilities(text, text) to linernotes_worker;
