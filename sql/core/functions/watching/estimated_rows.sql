-- How many rows a from clause gives, by the planner's statistics scaled to the size of the tables now: a guess that
-- costs the same for ten rows and for ten million. Runs with the caller's rights; the clause is SQL, never anybody's input.
create or replace function linernotes.estimated_rows(p_from text)
returns bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan json;
begin
  execute 'explain (format json) select from ' || p_from into v_plan;
  return round((v_plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric);
end
$$;
comment on function linernotes.estimated_rows(text) is
  'How many rows a from clause gives, by the planner''s statistics; behind measure_queues.';
revoke all on function linernotes.estimated_rows(text) from public;
