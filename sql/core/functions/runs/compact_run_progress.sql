-- Merges the increments of each run and queue into one row; run_status says the same before and after.
-- Returns how many rows it saved.
create or replace function linernotes.compact_run_progress()
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_removed bigint;
  v_added bigint;
begin
  with many as (
    select p.run_id, p.queue from linernotes.run_progress p group by 1, 2 having count(*) > 1
  ), gone as (
    delete from linernotes.run_progress p
    using many
    where p.run_id = many.run_id and p.queue = many.queue
    returning p.*
  ), merged as (
    insert into linernotes.run_progress (run_id, queue, sent, acknowledged, dead_lettered, requests, at)
    select g.run_id, g.queue, linernotes.saturated(sum(g.sent)), linernotes.saturated(sum(g.acknowledged)),
      linernotes.saturated(sum(g.dead_lettered)), linernotes.saturated(sum(g.requests)),
      coalesce(max(g.at) filter (where g.acknowledged <> 0 or g.dead_lettered <> 0), max(g.at))
    from gone g
    group by 1, 2
    returning 1
  )
  select (select count(*) from gone), (select count(*) from merged) into v_removed, v_added;
  return v_removed - v_added;
end
$$;
comment on function linernotes.compact_run_progress() is
  'Merges the increments of each run and queue; returns how many rows it saved.';
revoke all on function linernotes.compact_run_progress() from public;
grant execute on function linernotes.compact_run_progress() to linernotes_operator;
