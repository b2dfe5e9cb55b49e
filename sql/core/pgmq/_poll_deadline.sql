-- The time at which a polling read gives up.
create or replace function pgmq._poll_deadline(max_poll_seconds integer, poll_interval_ms integer)
returns timestamptz language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if max_poll_seconds is null or max_poll_seconds < 0 then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('max_poll_seconds must be 0 or more, got: %s', coalesce(max_poll_seconds::text, 'NULL'));
  end if;
  if poll_interval_ms is null or poll_interval_ms < 0 then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('poll_interval_ms must be 0 or more, got: %s', coalesce(poll_interval_ms::text, 'NULL'));
  end if;
  return pg_catalog.clock_timestamp() + pg_catalog.make_interval(secs => max_poll_seconds);
end
$$;
comment on function pgmq._poll_deadline(integer, integer) is 'Internal: the time at which a polling read gives up.';
revoke all on function pgmq._poll_deadline(integer, integer) from public;
