-- Takes consecutive slots out of an upstream's rate limit, for the caller alone.
--
-- A limit of c requests a window w is a row of slots, one spacing apart. A slot is for one request, at its time
-- or a grace later, not after. A slot that nobody took in time is gone: nothing is saved up, so no burst.
-- The spacing is (w + guard) / c, and the grace two thirds of the guard: any c + 1 requests then span w at
-- least, even when the first is late and the last is not. So no rolling window is exceeded, and no fixed one.
--
-- Slots may lie ahead, so that a waiting caller has its slot in one round trip; by one window at most. They never lie
-- behind a slot that was granted before: when this clock steps back, requests wait until it has caught up.
--
-- Penalties, and slots of a clock that has stepped back, may lie far ahead or have no end: then nothing is reckoned, and
-- wait_ms is an hour, when to look again whether somebody has lifted it (linernotes.lift_limits).
--
-- p_wanted: most slots. p_ahead_ms: how far ahead slots may lie; null: one window. p_lead_ms: how far
-- ahead it must lie: a caller far away could not use a slot that is due before the answer arrives.
-- Distances count from the moment of the answer, now_ms: milliseconds since 1970 by this clock. Nothing granted: wait_ms says when a slot is due.
create or replace function linernotes.lease_rate_tokens(
  p_upstream text,
  p_window_ms integer,
  p_capacity integer,
  p_wanted integer,
  p_ahead_ms integer default null,
  p_lead_ms integer default 0
)
returns table (
  granted integer,
  first_slot_in_ms double precision,
  spacing_ms double precision,
  grace_ms double precision,
  expires_in_ms double precision,
  wait_ms double precision,
  blocked_reason text,
  now_ms double precision
)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_window interval := p_window_ms * interval '1 millisecond';
  v_guard interval := least(v_window / 50, interval '12 milliseconds');
  v_grace interval := v_guard * 0.65;
  v_spacing interval;
  v_row linernotes.rate_limits;
  v_penalty linernotes.rate_limit_penalties;
  v_now timestamptz;
  v_first timestamptz;
  v_horizon timestamptz;
  v_start timestamptz;
  v_used integer := 0;
  v_granted integer;
begin
  if p_upstream = '' or p_window_ms < 1 or p_capacity < 1 or p_wanted < 1 or p_ahead_ms < 0 or p_lead_ms < 0
    or p_upstream is null or p_window_ms is null or p_capacity is null or p_wanted is null
  then
    raise exception 'an upstream, a window, a capacity and a number of slots are positive' using errcode = '22023';
  end if;
  -- What is taken is taken from all: nobody takes more than a day, or lets more than a minute pass.
  if p_window_ms > 86400000 or p_lead_ms > 60000 or length(p_upstream) > 200 then
    raise exception 'a window is a day at most, a lead a minute, the name of an upstream 200 letters'
      using errcode = '22023';
  end if;
  v_spacing := (v_window + v_guard) / p_capacity;

  -- Looked at first without the lock: most who ask learn that nothing is due, and need not wait for each other.
  for v_try in 1..2 loop
    if v_try = 1 then
      select * into v_row from linernotes.rate_limits where upstream = p_upstream;
      continue when not found;
    else
      select * into v_row from linernotes.rate_limits where upstream = p_upstream for update;
      if not found then
        perform linernotes.check_room('rate_limits', array[p_upstream]);
        insert into linernotes.rate_limits as l
          (upstream, window_start, window_ms, capacity, used, next_slot_at, updated_at)
        values (p_upstream, '-infinity', p_window_ms, p_capacity, 0, '-infinity', clock_timestamp())
        on conflict (upstream) do nothing;
        select * into v_row from linernotes.rate_limits where upstream = p_upstream for update;
      end if;
    end if;
    select * into v_penalty from linernotes.rate_limit_penalties where upstream = p_upstream;

    -- Taken with the row locked: callers are answered one after the other, each by its own time.
    v_now := clock_timestamp();
    if greatest(v_row.next_slot_at, v_penalty.blocked_until) > v_now + interval '1 hour' then
      return query select
        0, 0::float8, 0::float8, 0::float8, 0::float8, 3600000::float8,
        case
          when v_penalty.blocked_until > v_now + interval '100 years' then v_penalty.reason || ' (until it is lifted)'
          when v_penalty.blocked_until > v_now + interval '1 hour' then v_penalty.reason
          else 'the limit was changed, or the database''s clock stepped back'
        end, extract(epoch from v_now)::float8 * 1000;
      return;
    end if;
    v_first := greatest(
      v_now + coalesce(p_lead_ms, 0) * interval '1 millisecond', v_row.next_slot_at, v_penalty.blocked_until);
    v_start := date_bin(v_window, v_first, 'epoch');
    v_used := case when v_start <= v_row.window_start and v_row.window_ms = p_window_ms then v_row.used else 0 end;
    if v_used >= p_capacity then
      v_start := v_start + v_window;
      v_first := v_start;
      v_used := 0;
    end if;

    v_horizon := v_now + greatest(
      least(v_window + v_guard, p_ahead_ms * interval '1 millisecond'),
      coalesce(p_lead_ms, 0) * interval '1 millisecond'
    );
    if v_first > v_horizon then
      return query select
        0, 0::float8, 0::float8, 0::float8, 0::float8,
        extract(epoch from v_first - v_now)::float8 * 1000,
        case
          when v_penalty.blocked_until >= v_first then v_penalty.reason
          when v_row.next_slot_at > v_now + 2 * (v_window + v_guard + v_spacing)
            then 'the limit was changed, or the database''s clock stepped back'
          else 'the fleet''s slots are taken'
        end, extract(epoch from v_now)::float8 * 1000;
      return;
    end if;
  end loop;

  v_granted := least(
    p_wanted,
    p_capacity - v_used,
    ceil(extract(epoch from v_start + v_window - v_first) / extract(epoch from v_spacing))::integer,
    floor(extract(epoch from v_horizon - v_first) / extract(epoch from v_spacing))::integer + 1
  );
  update linernotes.rate_limits set
    window_start = v_start,
    window_ms = p_window_ms,
    capacity = p_capacity,
    used = v_used + v_granted,
    next_slot_at = v_first + v_granted * v_spacing,
    updated_at = v_now
  where upstream = p_upstream;

  return query select
    v_granted,
    extract(epoch from v_first - v_now)::float8 * 1000,
    extract(epoch from v_spacing)::float8 * 1000,
    extract(epoch from v_grace)::float8 * 1000,
    extract(epoch from v_first + (v_granted - 1) * v_spacing + v_grace - v_now)::float8 * 1000,
    0::float8,
    null::text,
    extract(epoch from v_now)::float8 * 1000;
end
$$;
comment on function linernotes.lease_rate_tokens(text, integer, integer, integer, integer, integer) is
  'Takes consecutive slots out of an upstream''s rate limit.';
revoke all on function linernotes.lease_rate_tokens(text, integer, integer, integer, integer, integer) from public;
grant execute on function linernotes.lease_rate_tokens(text, integer, integer, integer, integer, integer)
  to linernotes_worker;
