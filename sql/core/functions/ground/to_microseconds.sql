-- A time as microseconds since 1970, as a sequence can hold it.
create or replace function linernotes.to_microseconds(p_time timestamptz)
returns bigint language sql immutable parallel safe
return linernotes.saturated((extract(epoch from p_time) * 1000000)::numeric);
comment on function linernotes.to_microseconds(timestamptz) is 'A time as microseconds since 1970.';
revoke all on function linernotes.to_microseconds(timestamptz) from public;
