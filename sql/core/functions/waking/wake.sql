-- Wakes the workers that listen for a queue, without a message.
create or replace function linernotes.wake(p_queue text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('linernotes_' || linernotes.checked_queue(p_queue), '');
end
$$;
comment on function linernotes.wake(text) is
  'Wakes the workers that listen for a queue.';
revoke all on function linernotes.wake(text) from public;
grant execute on function linernotes.wake(text) to linernotes_worker, linernotes_operator;
