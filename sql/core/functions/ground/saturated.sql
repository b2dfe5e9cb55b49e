-- A sum as a bigint: what no bigint holds counts as the largest, or smallest, that one holds.
create or replace function linernotes.saturated(p_sum numeric)
returns bigint language sql immutable parallel safe
return least(greatest(p_sum, -9223372036854775807), 9223372036854775807)::bigint;
comment on function linernotes.saturated(numeric) is 'A sum as a bigint, at most as large as one can be.';
revoke all on function linernotes.saturated(numeric) from public;
grant execute on function linernotes.saturated(numeric) to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
