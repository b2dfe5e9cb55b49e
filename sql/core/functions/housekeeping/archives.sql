-- The archives that are there, but those on which code of a stranger would run: nothing of ours touches them.
-- The rows of a partitioned one are pg_partman's to drop, partition by partition.
create or replace function linernotes.archives()
returns table (queue text, is_partitioned boolean)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select n.queue, c.relkind = 'p'
  from linernotes.entered_queues n
  join pg_class c on c.oid = to_regclass(format('pgmq.%I', 'a_' || n.queue))
  where linernotes.strange_code(n.queue) is null
  order by n.queue
$$;
comment on function linernotes.archives() is
  'The archives of all queues, and whether each is partitioned.';
revoke all on function linernotes.archives() from public;
