-- Names the server whose triggers the jobs of pg_cron post to, where the database has pg_net; null for the address names
-- none any more. The token is one of `liner tokens create --role operator --scope triggers`. For administrators;
-- linernotes.maintenance_logs says who did it.
create or replace function linernotes.set_trigger_target(p_address text, p_token text default null)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_address text := rtrim(p_address, '/');
begin
  if v_address is null then
    delete from linernotes.trigger_target;
  elsif v_address !~ '^https?://[^[:space:]?#@]+$' then
    raise exception using errcode = 'LN002',
      message = 'the address is that of a server, such as https://liner.example, without user, query and fragment';
  elsif p_token is null or p_token !~ '^[!-~]{16,200}$' then
    raise exception using errcode = 'LN002',
      message = 'the token is none', hint = 'liner tokens create --role operator --scope triggers prints one';
  else
    insert into linernotes.trigger_target as t (address, token)
    values (v_address, p_token)
    on conflict (is_only) do update
      set address = excluded.address, token = excluded.token, set_at = excluded.set_at, set_by = excluded.set_by;
  end if;
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (linernotes.current_time(), 'set_trigger_target', 'ok',
    jsonb_build_object('address', v_address, 'by', session_user));
end
$$;
comment on function linernotes.set_trigger_target(text, text) is
  'Names the server whose triggers jobs of pg_cron post to.';
revoke all on function linernotes.set_trigger_target(text, text) from public;
grant execute on function linernotes.set_trigger_target(text, text) to linernotes_administrator;
