-- Up to 16 runs registered in a queue that are not among those given, from a random one on.
create or replace function linernotes.groups_left_out(p_queue text, p_groups integer[])
returns integer[] language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_from integer := floor((random() - 0.5) * 4294967295)::bigint;
  v_after integer[];
begin
  v_after := array(
    select distinct g.run_group from linernotes.queue_groups g
    where g.queue = p_queue and g.run_group >= v_from and g.run_group <> all (p_groups)
    order by g.run_group limit 16);
  return v_after || array(
    select distinct g.run_group from linernotes.queue_groups g
    where g.queue = p_queue and g.run_group < v_from and g.run_group <> all (p_groups)
    order by g.run_group limit 16 - cardinality(v_after));
end
$$;
comment on function linernotes.groups_left_out(text, integer[]) is 'Internal: runs in a queue that are not among those given.';
revoke all on function linernotes.groups_left_out(text, integer[]) from public;
