-- Deletes what has expired, see expiries(). In batches of 10,000, by turns, so that no table waits for another; again
-- and again until nothing is left or a minute is over: what is left goes next time.
-- It is part of maintain, a function, and a function cannot commit between batches. The bound in time is what keeps its
-- transaction, and the rows that vacuum must spare meanwhile, short. Half of a statement_timeout is the other bound.
create or replace function linernotes.delete_expired()
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_until timestamptz := clock_timestamp() + linernotes.time_to_spend();
  v_kept record;
  v_from jsonb := '{}';
  v_batch record;
  v_details jsonb := linernotes.partitioned_archives();
  v_is_done boolean := false;
begin
  while not v_is_done loop
    v_is_done := true;
    for v_kept in select e.* from linernotes.expiries() as e where e.kept is not null loop
      exit when clock_timestamp() >= v_until;
      continue when v_from ->> v_kept.task = 'done';
      select b.* into v_batch
      from linernotes.delete_batch(
        v_kept.source, v_kept.key, v_kept.expires_by, v_kept.condition, v_now - v_kept.kept,
        (v_from ->> v_kept.task)::timestamptz, 10000) as b;
      v_from := v_from || jsonb_build_object(
        v_kept.task, case when v_batch.deleted < 10000 then to_jsonb('done'::text) else to_jsonb(v_batch.reached) end);
      v_is_done := v_is_done and v_batch.deleted < 10000;
      if v_batch.deleted > 0 then
        v_details := v_details || jsonb_build_object(
          v_kept.source, coalesce((v_details ->> v_kept.source)::bigint, 0) + v_batch.deleted);
      end if;
    end loop;
    if clock_timestamp() >= v_until then
      return v_details || '{"unfinished": "time was up; the rest goes next time"}';
    end if;
  end loop;
  return v_details;
end
$$;
comment on function linernotes.delete_expired() is
  'Deletes metrics, issues, logs, keys, dead letters and archived messages whose time is over.';
revoke all on function linernotes.delete_expired() from public;
