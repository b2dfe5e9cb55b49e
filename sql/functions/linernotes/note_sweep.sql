-- Notes what a sweep, a read from the very beginning, has cost. The second slow one in a row, for the first of a session
-- plans its statement, puts reads on a floor until the next sweep is due: after 400 times as long, a minute at the
-- most. A cheap one takes them off it. The sequence holds 1: no floor; 2: slow once; else when the next is due.
--
-- Floor and sweep stand in sequences because those change in place: a table's row would leave a dead version at each
-- change, and those pile up behind an old snapshot, the very thing that the floor is there against.
create or replace function linernotes.note_sweep(
  p_floor regclass, p_sweep regclass, p_sweep_at bigint, p_cost interval, p_rows integer, p_oldest timestamptz,
  p_now timestamptz)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_cost <= linernotes.sweep_cost_maximum(p_rows) then
    perform setval(p_sweep, 1);
  elsif p_sweep_at > 1 then
    perform linernotes.set_floor(p_floor, p_oldest);
    perform setval(p_sweep, linernotes.to_microseconds(p_now + least(interval '1 minute', 400 * p_cost)));
  else
    perform setval(p_sweep, 2);
  end if;
end
$$;
comment on function linernotes.note_sweep(regclass, regclass, bigint, interval, integer, timestamptz, timestamptz) is
  'Internal: notes what a read from the very beginning has cost.';
revoke all on function linernotes.note_sweep(regclass, regclass, bigint, interval, integer, timestamptz, timestamptz)
  from public;
