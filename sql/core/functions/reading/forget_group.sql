-- Takes a run from the list of those that may have messages in a queue. A send at the same moment may rely on the
-- entry: then its messages are read by their age alone, and none is lost.
-- A hint, as all of the list is: whatever keeps it from being taken away must not keep the read from its messages.
create or replace function linernotes.forget_group(p_queue text, p_group integer)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from linernotes.queue_groups g
  where g.ctid = any (array(
    select d.ctid from linernotes.queue_groups d
    where d.queue = p_queue and d.run_group = p_group and d.registered_at < clock_timestamp() - interval '10 seconds'
    for update skip locked));
exception when others then
  raise log 'linernotes: run group % of queue % stays listed: %', p_group, p_queue, sqlerrm;
end
$$;
comment on function linernotes.forget_group(text, integer) is 'Internal: takes a run from the list of those in a queue.';
revoke all on function linernotes.forget_group(text, integer) from public;
