-- Ends linernotes.enter_queue: the roles of the fleet may touch the queue no more, and what was made for them goes.
-- Messages, archive and dead letters stay. False where it was not entered. For the owner and linernotes_migrator.
create or replace function linernotes.withdraw_queue(p_queue text)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.queue_key(p_queue);
begin
  lock table linernotes.schema_migrations in row exclusive mode; -- a migrate compiles everything anew
  delete from linernotes.entered_queues e where e.queue = v_queue;
  if not found then
    return false;
  end if;
  if to_regclass(format('pgmq.%I', 'q_' || v_queue)) is not null then
    execute format('drop trigger if exists linernotes_sent on pgmq.%I', 'q_' || v_queue);
  end if;
  delete from linernotes.message_attempts a where a.queue = v_queue;
  delete from linernotes.sent_keys k where k.queue = v_queue;
  perform linernotes.forget_queue(v_queue);
  perform linernotes.compile_calls();
  return true;
end
$$;
comment on function linernotes.withdraw_queue(text) is
  'Takes a queue from the roles of the fleet again; false where it was not entered.';
revoke all on function linernotes.withdraw_queue(text) from public;
