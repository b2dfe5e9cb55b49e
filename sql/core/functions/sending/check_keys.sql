-- Refuses keys that do not pair up with the messages, are empty or long, or whose lifetime makes no sense (LN002).
create or replace function linernotes.check_keys(p_keys text[], p_lifetime_ms bigint, p_count integer)
returns void language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if cardinality(p_keys) <> p_count
    or exists (select from unnest(p_keys) as given (key) where key = '' or char_length(key) > 200)
  then
    raise exception using
      errcode = 'LN002',
      message = format('%s keys are needed, each null or of 1 to 200 characters', p_count),
      hint = 'Where a key would be longer, take its digest: md5(…).';
  end if;
  if p_lifetime_ms is null or p_lifetime_ms not between 1 and 31622400000 then
    raise exception using
      errcode = 'LN002', message = 'p_key_lifetime_ms must be 1 to 31622400000 milliseconds (366 days)';
  end if;
end
$$;
comment on function linernotes.check_keys(text[], bigint, integer) is
  'Refuses keys that do not pair up or are out of range (LN002).';
revoke all on function linernotes.check_keys(text[], bigint, integer) from public;
