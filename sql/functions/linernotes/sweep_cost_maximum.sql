-- How long a read from the very beginning may look for so many rows, until reads start at a floor instead.
create or replace function linernotes.sweep_cost_maximum(p_rows integer)
returns interval language sql immutable parallel safe
as $$
  select interval '250 microseconds' + coalesce(p_rows, 0) * interval '20 microseconds'
$$;
comment on function linernotes.sweep_cost_maximum(integer) is 'Internal: how long a read may look before there is a floor.';
revoke all on function linernotes.sweep_cost_maximum(integer) from public;
