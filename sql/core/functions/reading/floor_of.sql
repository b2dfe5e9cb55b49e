-- Where a read of a queue with a floor starts: above it, or from the very beginning where a sweep is due. Times that no
-- clock of ours can have set mean that it was put back: then from the beginning, too.
--
-- Both times stand in sequences, because those change in place: a table's row would leave a dead version at each change,
-- and those pile up behind an old snapshot, the very thing that the floor is there against.
create or replace function linernotes.floor_of(p_queue text, p_now timestamptz)
returns timestamptz language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now bigint := linernotes.to_microseconds(p_now);
  v_floor bigint := pg_sequence_last_value(format('linernotes.%I', 'floor@' || p_queue)::regclass);
  v_sweep_at bigint := pg_sequence_last_value(format('linernotes.%I', 'sweep@' || p_queue)::regclass);
begin
  if (v_floor <= v_now and v_sweep_at > v_now and v_sweep_at < v_now + 120000000) is not true then
    return '-infinity';
  end if;
  return to_timestamp(v_floor / 1000000.0::double precision);
end
$$;
comment on function linernotes.floor_of(text, timestamptz) is 'Internal: where a read of a queue with a floor starts.';
revoke all on function linernotes.floor_of(text, timestamptz) from public;
