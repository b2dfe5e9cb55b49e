-- The time so many seconds from now. A volatile clock, not the transaction's start: what is sent late in a long
-- transaction is due when it says.
create or replace function pgmq._delayed(delay integer)
returns timestamptz language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if delay is null then
    raise exception using errcode = '22023', message = 'delay cannot be NULL';
  end if;
  if delay < 0 then
    raise exception using errcode = '22023', message = pg_catalog.format('delay cannot be negative, got: %s', delay);
  end if;
  return pg_catalog.clock_timestamp() + pg_catalog.make_interval(secs => delay);
end
$$;
comment on function pgmq._delayed(integer) is 'Internal: the time so many seconds from now.';
revoke all on function pgmq._delayed(integer) from public;
