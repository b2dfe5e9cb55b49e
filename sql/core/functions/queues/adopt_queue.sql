-- Prepares an entered queue, made by whomever, for the functions of linernotes, and returns its lower-case name.
-- Cheap when that is done already: every function that is given a queue's name begins with it. It has something to do
-- when the queue was dropped and made again.
--
-- Where the table belongs to somebody else it may get no index or no trigger: then reading is by age alone, and
-- workers poll.
create or replace function linernotes.adopt_queue(p_queue text)
returns text language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := lower(p_queue collate "C");
begin
  if exists (
    select from linernotes.queues q
    where q.queue = v_queue and q.table_oid = to_regclass(format('pgmq.%I', 'q_' || v_queue)))
  then
    return v_queue;
  end if;
  v_queue := linernotes.checked_queue(p_queue);
  lock table linernotes.schema_migrations in row exclusive mode; -- a migrate compiles everything anew
  perform from linernotes.entered_queues e where e.queue = v_queue for update;
  if not exists (
    select from linernotes.queues q where q.queue = v_queue and q.table_oid = format('pgmq.%I', 'q_' || v_queue)::regclass)
  then
    perform linernotes.check_queue_table(v_queue);
    perform linernotes.compile_queue(v_queue);
    perform linernotes.compile_calls();
  end if;
  return v_queue;
end
$$;
comment on function linernotes.adopt_queue(text) is
  'Prepares an entered queue for the functions of linernotes; returns its name as its tables carry it.';
revoke all on function linernotes.adopt_queue(text) from public;
grant execute on function linernotes.adopt_queue(text) to linernotes_worker, linernotes_operator;
