-- How many rows a queue has, or has due, by the planner's statistics scaled to the size of the table now: a guess that
-- costs the same for ten rows and for ten million. p_due_by null: all of them.
create or replace function linernotes.estimated_rows(p_queue text, p_due_by timestamptz)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan json;
begin
  execute format('explain (format json) select from pgmq.%I where vt <= %L', 'q_' || p_queue,
    coalesce(p_due_by, 'infinity'))
  into v_plan;
  return round((v_plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric);
end
$$;
comment on function linernotes.estimated_rows(text, timestamptz) is
  'How many rows of a queue are due, by the planner''s statistics.';
revoke all on function linernotes.estimated_rows(text, timestamptz) from public;
