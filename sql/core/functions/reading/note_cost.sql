-- Notes what a read of a queue has cost that has a floor, or needs one.
-- Above the floor: moves it up, once it is three seconds behind what was oldest. From the beginning: where that was dear,
-- there is a floor until the next sweep, after 400 times as long, a minute at the most; where it was cheap, there is
-- none any more. The floor stays two seconds below the oldest, for sends that commit late.
-- A hint: whatever keeps it from being noted must not keep the read from its messages.
create or replace function linernotes.note_cost(
  p_queue text, p_floor timestamptz, p_cost interval, p_oldest timestamptz, p_now timestamptz)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_dear boolean := p_cost > interval '1 millisecond';
begin
  if p_floor > '-infinity' and p_oldest <= p_floor + interval '3 seconds' then
    return;
  end if;
  if p_floor > '-infinity' or v_is_dear then
    perform setval(format('linernotes.%I', 'floor@' || p_queue)::regclass,
      greatest(1, linernotes.to_microseconds(coalesce(p_oldest, p_now) - interval '2 seconds')));
  end if;
  if p_floor = '-infinity' then
    if v_is_dear then
      perform setval(format('linernotes.%I', 'sweep@' || p_queue)::regclass,
        linernotes.to_microseconds(p_now + least(interval '1 minute', 400 * p_cost)));
    end if;
    -- Whoever is changing the row at this moment changes it to the like.
    update linernotes.queues q
    set has_floor = v_is_dear
    where q.ctid = any (array(
      select o.ctid from linernotes.queues o
      where o.queue = p_queue and o.has_floor <> v_is_dear
      for no key update skip locked));
  end if;
exception when others then
  raise log 'linernotes: the floor of queue % stays where it is: %', p_queue, sqlerrm;
end
$$;
comment on function linernotes.note_cost(text, timestamptz, interval, timestamptz, timestamptz) is
  'Internal: notes what a read of a queue with a floor has cost.';
revoke all on function linernotes.note_cost(text, timestamptz, interval, timestamptz, timestamptz) from public;
