-- Where a read of a queue starts, while sweeps are dear: above the floor, until the next sweep is due. Times that no
-- clock of ours can have set mean that it was put back: then from the very beginning.
create or replace function linernotes.floor_of(p_floor regclass, p_sweep_at bigint, p_now timestamptz)
returns timestamptz language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now bigint := linernotes.to_microseconds(p_now);
  v_floor bigint := pg_sequence_last_value(p_floor);
begin
  if p_sweep_at <= v_now or p_sweep_at > v_now + 120000000 or v_floor is null or v_floor > v_now then
    return '-infinity';
  end if;
  return to_timestamp(v_floor / 1000000.0::double precision);
end
$$;
comment on function linernotes.floor_of(regclass, bigint, timestamptz) is 'Internal: where a read of a queue starts.';
revoke all on function linernotes.floor_of(regclass, bigint, timestamptz) from public;
