-- The time so many seconds from now, at which messages become visible again.
create or replace function pgmq._visible_in(vt integer)
returns timestamptz language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq._check_read(vt, 0);
  return pg_catalog.clock_timestamp() + pg_catalog.make_interval(secs => vt);
end
$$;
comment on function pgmq._visible_in(integer) is 'Internal: the time so many seconds from now.';
revoke all on function pgmq._visible_in(integer) from public;
