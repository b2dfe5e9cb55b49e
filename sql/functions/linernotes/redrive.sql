-- Sends dead letters back to their queues, each once only: two who press at the same time get one message.
-- The new message has the old body and headers, with "redrive_of" naming the dead letter.
create or replace function linernotes.redrive(p_dead_letter_ids bigint[])
returns table (dead_letter_id bigint, queue text, msg_id bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_letter linernotes.dead_letters;
begin
  for v_letter in
    select d.*
    from linernotes.dead_letters d
    where d.id = any (p_dead_letter_ids) and d.redriven_as is null
    order by d.id
    for update
  loop
    dead_letter_id := v_letter.id;
    queue := linernotes.checked_queue(v_letter.queue);
    execute format(
      'insert into pgmq.%I (enqueued_at, vt, message, headers) values ($1, $1, $2, $3) returning msg_id',
      'q_' || queue)
    into msg_id
    using v_now, v_letter.message,
      case when jsonb_typeof(v_letter.headers) = 'object' then v_letter.headers else '{}' end
        || jsonb_build_object('redrive_of', v_letter.id);
    update linernotes.dead_letters d
    set redriven_at = v_now, redriven_as = redrive.msg_id
    where d.id = v_letter.id;
    if v_letter.run_id is not null then
      insert into linernotes.run_progress (run_id, queue, dead_lettered, at)
      values (v_letter.run_id, redrive.queue, -1, v_now);
    end if;
    return next;
  end loop;
end
$$;
comment on function linernotes.redrive(bigint[]) is
  'Sends dead letters back to their queues, each once only.';
revoke all on function linernotes.redrive(bigint[]) from public;
grant execute on function linernotes.redrive(bigint[]) to linernotes_operator;
