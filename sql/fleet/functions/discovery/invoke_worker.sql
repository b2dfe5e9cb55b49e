-- Starts a worker on its queue, as a schedule does: wakes those that listen, and posts to the trigger of a server where
-- linernotes.set_trigger_target has named one and the database has pg_net, which posts after the commit.
create or replace function linernotes.invoke_worker(p_queue text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_target linernotes.trigger_target;
  v_name text := replace(initcap(replace(p_queue, '_', ' ')), ' ', '');
begin
  perform linernotes.wake(p_queue);
  select t.* into v_target from linernotes.trigger_target t;
  if not found or not exists (select from pg_catalog.pg_extension where extname = 'pg_net') then
    return;
  end if;
  execute 'select net.http_post(url := $1, body := ''{}'', headers := $2, timeout_milliseconds := 10000)'
    using format('%s/functions/v1/%s?drain=1', v_target.address, lower(left(v_name, 1)) || substr(v_name, 2)),
      jsonb_build_object('Authorization', 'Bearer ' || v_target.token, 'Content-Type', 'application/json');
exception when insufficient_privilege then
  raise exception using errcode = 'LN005',
    message = 'linernotes_owner may not post with pg_net',
    hint = 'As a superuser, once: grant usage on schema net to linernotes_owner; '
      'grant execute on all functions in schema net to linernotes_owner';
end
$$;
comment on function linernotes.invoke_worker(text) is
  'Wakes the workers of a queue, and posts to its trigger where a server is named.';
revoke all on function linernotes.invoke_worker(text) from public;
grant execute on function linernotes.invoke_worker(text) to linernotes_operator;
