-- Refuses delays that do not pair up with the messages, or lie outside 0 … 366 days.
create or replace function linernotes.check_delays(p_delays_ms bigint[], p_count integer)
returns void language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_delays_ms is null or cardinality(p_delays_ms) <> p_count
    or exists (
      select from unnest(p_delays_ms) as given (delay_ms)
      where delay_ms is null or delay_ms not between 0 and 31622400000)
  then
    raise exception using
      errcode = 'LN002',
      message = format('%s delays are needed, each of 0 to 31622400000 milliseconds (366 days)', p_count);
  end if;
end
$$;
comment on function linernotes.check_delays(bigint[], integer) is
  'Refuses delays that do not pair up or are out of range (LN002).';
revoke all on function linernotes.check_delays(bigint[], integer) from public;
