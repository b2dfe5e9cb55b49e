-- Reads as pgmq.read_grouped_rr, trying again until there is something or the time is up: then no rows.
-- Sleeps inside the server: it holds the connection meanwhile. Each try sees what was committed before it.
create or replace function pgmq.read_grouped_rr_with_poll(
  queue_name text, vt integer, qty integer, max_poll_seconds integer default 5, poll_interval_ms integer default 100)
returns setof pgmq.message_record language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_deadline timestamptz := pgmq._poll_deadline(max_poll_seconds, poll_interval_ms);
begin
  while pg_catalog.clock_timestamp() < v_deadline loop
    return query select * from pgmq.read_grouped_rr(queue_name, vt, qty);
    if found then
      return;
    end if;
    perform pgmq._poll_pause(v_deadline, poll_interval_ms);
  end loop;
end
$$;
comment on function pgmq.read_grouped_rr_with_poll(text, integer, integer, integer, integer) is
  'As read_grouped_rr, trying again until there is something or the time is up.';
revoke all on function pgmq.read_grouped_rr_with_poll(text, integer, integer, integer, integer) from public;
