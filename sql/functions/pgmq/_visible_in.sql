-- The time so many seconds from now, at which messages become visible again.
create or replace function pgmq._visible_in(vt integer)
returns timestamptz language plpgsql volatile
as $$
begin
  if vt is null or vt < 0 then
    raise exception using
      errcode = '22023', message = pg_catalog.format('vt must be 0 or more, got: %s', coalesce(vt::text, 'NULL'));
  end if;
  return pg_catalog.clock_timestamp() + pg_catalog.make_interval(secs => vt);
end
$$;
comment on function pgmq._visible_in(integer) is 'Internal: the time so many seconds from now.';
revoke all on function pgmq._visible_in(integer) from public;
