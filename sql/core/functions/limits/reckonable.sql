-- An instant that clients can reckon with: what lies a hundred years ahead or before 1900 becomes infinite, and null
-- stays null. Clients carry infinite instants as such; not all of them carry every year that Postgres stores.
create or replace function linernotes.reckonable(p_time timestamptz)
returns timestamptz language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case
    when p_time > now() + interval '100 years' then 'infinity'
    when p_time < '1900-01-01 00:00:00+00' then '-infinity'
    else p_time
  end
$$;
comment on function linernotes.reckonable(timestamptz) is 'An instant, or infinity where it is too far to reckon with.';
revoke all on function linernotes.reckonable(timestamptz) from public;
