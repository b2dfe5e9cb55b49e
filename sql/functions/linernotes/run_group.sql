-- The group that a message is read fairly in: its run, as a number. Messages without a run are one group, too.
-- Two runs in one group (1 in 4 billion) share their turn. Indexes hold it: never change what it returns.
create or replace function linernotes.run_group(p_headers jsonb)
returns integer language sql immutable parallel safe
as $$
  select coalesce(pg_catalog.hashtext(p_headers ->> 'run'), 0)
$$;
comment on function linernotes.run_group(jsonb) is 'The group that a message is read fairly in: its run as a number.';
revoke all on function linernotes.run_group(jsonb) from public;
