-- Stores what a sensor read; twice is as once.
create or replace function greenhouse.store_reading(p_sensor text, p_minute integer, p_celsius integer)
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into greenhouse.readings (sensor, minute, celsius) values (p_sensor, p_minute, p_celsius)
  on conflict (sensor, minute) do update set celsius = excluded.celsius
$$;
comment on function greenhouse.store_reading(text, integer, integer) is 'Stores what a sensor read.';
revoke all on function greenhouse.store_reading(text, integer, integer) from public;
grant execute on function greenhouse.store_reading(text, integer, integer) to linernotes_worker;
