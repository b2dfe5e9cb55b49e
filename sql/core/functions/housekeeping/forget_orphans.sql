-- Forgets attempts and begun handlings of messages that are gone: deleted, archived or purged through plain PGMQ. And the keys of queues
-- that are gone: were one made again, a key would stand for a message of the old one. And what was made for such queues.
create or replace function linernotes.forget_orphans()
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text;
  v_count bigint;
  v_total bigint := 0;
begin
  for v_queue in select distinct a.queue from linernotes.message_attempts a loop
    if to_regclass(format('pgmq.%I', 'q_' || v_queue)) is null then
      delete from linernotes.message_attempts a where a.queue = v_queue;
    else
      execute format(
        'delete from linernotes.message_attempts a where a.queue = $1 and not exists ('
        '  select from pgmq.%I m where m.msg_id = a.msg_id and m.enqueued_at = a.enqueued_at)', 'q_' || v_queue)
      using v_queue;
    end if;
    get diagnostics v_count = row_count;
    v_total := v_total + v_count;
  end loop;
  for v_queue in select distinct b.queue from linernotes.begun_handlings b loop
    if to_regclass(format('pgmq.%I', 'q_' || v_queue)) is null then
      delete from linernotes.begun_handlings b where b.queue = v_queue;
    else
      execute format(
        'delete from linernotes.begun_handlings b where b.queue = $1 and not exists ('
        '  select from pgmq.%I m where m.msg_id = b.msg_id and m.enqueued_at = b.enqueued_at)', 'q_' || v_queue)
      using v_queue;
    end if;
  end loop;
  delete from linernotes.sent_keys k
  where k.queue in (
    select n.queue from (select distinct s.queue from linernotes.sent_keys s) as n
    where to_regclass(format('pgmq.%I', 'q_' || n.queue)) is null);
  for v_queue in
    select q.queue from linernotes.queues q where to_regclass(format('pgmq.%I', 'q_' || q.queue)) is null
  loop
    perform linernotes.forget_queue(v_queue);
  end loop;
  return jsonb_build_object('forgotten', v_total);
end
$$;
comment on function linernotes.forget_orphans() is
  'Forgets attempts of messages that are gone, and what was made for queues that are.';
revoke all on function linernotes.forget_orphans() from public;
