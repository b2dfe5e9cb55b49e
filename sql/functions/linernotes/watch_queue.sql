-- Makes sends to a queue wake those who listen on linernotes_<queue>. Harmless when repeated.
create or replace function linernotes.watch_queue(p_queue text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.checked_queue(p_queue);
begin
  if exists (
    select from pg_trigger
    where tgname = 'linernotes_notify' and tgrelid = to_regclass(format('pgmq.%I', 'q_' || v_queue))
  ) then
    return; -- creating it again would lock the table against senders for nothing
  end if;
  execute format(
    'create trigger linernotes_notify after insert on pgmq.%I '
    'for each statement execute function linernotes.notify_queue(%L)', 'q_' || v_queue, v_queue);
end
$$;
comment on function linernotes.watch_queue(text) is
  'Makes sends to a queue wake its listeners.';
revoke all on function linernotes.watch_queue(text) from public;
grant execute on function linernotes.watch_queue(text) to linernotes_operator;
