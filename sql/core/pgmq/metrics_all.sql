-- How full each queue is.
create or replace function pgmq.metrics_all()
returns setof pgmq.metrics_result language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text;
begin
  for v_name in select m.queue_name from pgmq.meta m loop
    return next pgmq.metrics(v_name);
  end loop;
end
$$;
comment on function pgmq.metrics_all() is 'How full each queue is.';
revoke all on function pgmq.metrics_all() from public;
