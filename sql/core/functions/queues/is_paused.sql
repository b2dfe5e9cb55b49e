-- Whether somebody has paused a queue: nobody reads it then, and that is as it should be.
create or replace function linernotes.is_paused(p_queue text)
returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (select from linernotes.queues q where q.queue = p_queue and q.state = 'paused')
$$;
comment on function linernotes.is_paused(text) is
  'Whether a queue is paused.';
revoke all on function linernotes.is_paused(text) from public;
