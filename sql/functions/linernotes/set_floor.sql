-- Moves the floor of a queue: nothing that a read could have taken was due before p_oldest. It stays two seconds below
-- that, for sends that commit late.
create or replace function linernotes.set_floor(p_floor regclass, p_oldest timestamptz)
returns void language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select setval(p_floor, greatest(1, linernotes.to_microseconds(p_oldest - interval '2 seconds')))
$$;
comment on function linernotes.set_floor(regclass, timestamptz) is 'Internal: moves where reads of a queue start.';
revoke all on function linernotes.set_floor(regclass, timestamptz) from public;
