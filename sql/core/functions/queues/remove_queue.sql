-- Drops a queue that was entered, with its archive and dead letters and all that is known of its messages; runs count
-- what waited as given up. Returns how many messages waited.
create or replace function linernotes.remove_queue(p_queue text)
returns bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count bigint := 0;
begin
  if to_regclass(format('pgmq.%I', 'q_' || p_queue)) is not null then
    v_count := linernotes.purge_queue(p_queue);
    perform linernotes.withdraw_queue(p_queue);
    perform linernotes.check_pgmq_owner(format('select pgmq.drop_queue(%L)', p_queue));
    perform pgmq.drop_queue(p_queue);
  else
    perform linernotes.withdraw_queue(p_queue);
  end if;
  delete from linernotes.dead_letters d where d.queue = p_queue;
  return v_count;
end
$$;
comment on function linernotes.remove_queue(text) is
  'Internal: drops a queue with its archive, dead letters and what is known of its messages.';
revoke all on function linernotes.remove_queue(text) from public;
