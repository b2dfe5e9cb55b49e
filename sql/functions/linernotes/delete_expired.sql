-- Deletes what has expired: metrics and issues after 30 days, archived messages after 90, logs after a year.
-- At most 10,000 rows of each table a call, so that no call holds locks for long; the rest goes next time.
create or replace function linernotes.delete_expired()
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_kept record;
  v_count bigint;
  v_details jsonb := '{}';
begin
  for v_kept in
    select * from (
      select 'linernotes.queue_metrics', 'id', 'started_at', interval '30 days'
      union all select 'linernotes.worker_issues', 'id', 'at', interval '30 days'
      union all select 'linernotes.maintenance_logs', 'id', 'timestamp', interval '365 days'
      union all
      select format('pgmq.%I', 'a_' || lower(m.queue_name::text collate "C")), 'msg_id', 'archived_at', interval '90 days'
      from pgmq.meta m
      where to_regclass(format('pgmq.%I', 'a_' || lower(m.queue_name::text collate "C"))) is not null
    ) as tables (name, key, expires_by, age)
  loop
    execute format(
      'delete from %1$s where %2$I in (select %2$I from %1$s where %3$I < $1 order by %3$I limit 10000)',
      v_kept.name, v_kept.key, v_kept.expires_by)
    using v_now - v_kept.age;
    get diagnostics v_count = row_count;
    if v_count > 0 then
      v_details := v_details || jsonb_build_object(v_kept.name, v_count);
    end if;
  end loop;
  return v_details;
end
$$;
comment on function linernotes.delete_expired() is
  'Deletes metrics and issues after 30 days, archived messages after 90, logs after a year.';
revoke all on function linernotes.delete_expired() from public;
