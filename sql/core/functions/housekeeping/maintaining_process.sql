-- The process that does the maintenance at this moment; null where none does. What else pg_stat_activity tells of it is
-- the asker's to see or not. Who locks a row stands in the row, by the number of its transaction.
create or replace function linernotes.maintaining_process()
returns integer language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select l.pid
  from linernotes.locks k
  join pg_locks l on l.locktype = 'transactionid' and l.transactionid = k.xmax and l.granted
  where k.name = 'maintain'
  limit 1
$$;
comment on function linernotes.maintaining_process() is
  'The process that does the maintenance at this moment, or null.';
revoke all on function linernotes.maintaining_process() from public;
grant execute on function linernotes.maintaining_process() to linernotes_worker, linernotes_operator, linernotes_reader;
