-- Sleeps until the next try of a polling read, never past its deadline. At least a millisecond: 0 would spin.
create or replace function pgmq._poll_pause(deadline timestamptz, poll_interval_ms integer)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_catalog.pg_sleep_for(least(
    deadline - pg_catalog.clock_timestamp(), greatest(poll_interval_ms, 1) * interval '1 millisecond'));
end
$$;
comment on function pgmq._poll_pause(timestamptz, integer) is 'Internal: sleeps until the next try of a polling read.';
revoke all on function pgmq._poll_pause(timestamptz, integer) from public;
