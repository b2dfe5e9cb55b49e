-- Makes the session linernotes_operator until the end of its transaction: pg_cron tells jobs apart by name and owner, so
-- all of the fleet's have one owner, whoever schedules them. What the caller scheduled under a name of its own, as was done
-- before, is taken back; a superuser takes back everybody's.
create or replace function linernotes.become_scheduler()
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if not has_schema_privilege('linernotes_operator', 'cron', 'usage') then
    raise exception using errcode = 'LN005',
      message = 'linernotes_operator may not use pg_cron',
      hint = 'As a superuser, once: grant usage on schema cron to linernotes_operator';
  end if;
  if has_schema_privilege('cron', 'usage') then
    execute $sql$
      select cron.unschedule(j.jobid)
      from cron.job j
      where j.jobname like 'linernotes-%' and j.username <> 'linernotes_operator'
        and j.database = current_database()
      $sql$;
  end if;
  perform set_config('role', 'linernotes_operator', true);
exception when insufficient_privilege then
  raise exception using errcode = 'LN005',
    message = format('%s can''t act as linernotes_operator, who has the jobs of the fleet', session_user),
    hint = format('Connect as a member, or as a superuser, once: grant linernotes_operator to %I', session_user);
end
$$;
comment on function linernotes.become_scheduler() is
  'Makes the session the owner of the fleet''s jobs in pg_cron, for its transaction.';
revoke all on function linernotes.become_scheduler() from public;
grant execute on function linernotes.become_scheduler() to linernotes_operator;
