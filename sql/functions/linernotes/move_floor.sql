-- Keeps what a read has learned: nothing that it could have read was due before p_oldest. The floor stays two seconds
-- below that, for sends that commit late.
-- After a sweep it says when the next is due: so that sweeps take a four-hundredth of the time, once a second at the
-- most and once a minute at the least.
--
-- Both stand in sequences because those change in place: a table's row would leave a dead version at each change,
-- and those pile up behind an old snapshot, the very thing that the floor is there against.
create or replace function linernotes.move_floor(
  p_floor regclass, p_sweep regclass, p_was_sweep boolean, p_oldest timestamptz, p_now timestamptz)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_cost interval := linernotes.current_time() - p_now;
begin
  if p_was_sweep and v_cost > interval '2.5 milliseconds' then
    perform setval(p_sweep, linernotes.to_microseconds(p_now + least(interval '1 minute', 400 * v_cost)));
  end if;
  perform setval(p_floor, greatest(1, linernotes.to_microseconds(p_oldest - interval '2 seconds')));
end
$$;
comment on function linernotes.move_floor(regclass, regclass, boolean, timestamptz, timestamptz) is
  'Internal: keeps where the next read of a queue starts.';
revoke all on function linernotes.move_floor(regclass, regclass, boolean, timestamptz, timestamptz) from public;
