-- Lets the roles of the fleet read, settle, send to, purge and measure a queue; makes it where it is missing. Returns its
-- name as its tables carry it. For the owner and linernotes_migrator: no role of the fleet may widen what it may touch.
-- The queue may be dropped and made again, by pgmq.create too: it stays entered until linernotes.withdraw_queue.
create or replace function linernotes.enter_queue(p_queue text)
returns text language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.queue_key(p_queue);
begin
  perform linernotes.make_queue(p_queue);
  perform linernotes.check_queue_table(v_queue);
  insert into linernotes.entered_queues (queue) values (v_queue) on conflict do nothing;
  return linernotes.adopt_queue(v_queue);
end
$$;
comment on function linernotes.enter_queue(text) is
  'Lets the roles of the fleet use a queue, made where it is missing; returns its name as its tables carry it.';
revoke all on function linernotes.enter_queue(text) from public;
