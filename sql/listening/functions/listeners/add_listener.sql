-- The id of a listener; who is not there yet is made. A time zone that is given replaces the one before.
create or replace function listening.add_listener(p_name text, p_time_zone text default null)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id bigint;
begin
  if p_time_zone is not null and not exists (select from pg_timezone_names z where z.name = p_time_zone) then
    raise exception using
      errcode = 'LN002',
      message = 'there is no such time zone',
      hint = 'Name one such as Europe/Berlin; pg_timezone_names lists them.';
  end if;
  insert into listening.listeners (name, time_zone) values (p_name, coalesce(p_time_zone, 'UTC'))
  on conflict (name) do update set time_zone = coalesce(p_time_zone, listeners.time_zone)
  returning id into v_id;
  return v_id;
end
$$;
comment on function listening.add_listener(text, text) is 'The id of a listener, made where there is none of that name.';
revoke all on function listening.add_listener(text, text) from public;
grant execute on function listening.add_listener(text, text) to linernotes_operator;
