-- Notes that a read looks at a whole queue, from the very beginning, so that others need not do so for a second.
create or replace function linernotes.begin_sweep(p_sweep regclass, p_now timestamptz)
returns void language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select setval(p_sweep, linernotes.to_microseconds(p_now + interval '1 second'))
$$;
comment on function linernotes.begin_sweep(regclass, timestamptz) is 'Internal: notes that a read looks at a whole queue.';
revoke all on function linernotes.begin_sweep(regclass, timestamptz) from public;
