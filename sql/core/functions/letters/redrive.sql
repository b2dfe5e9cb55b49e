-- Sends dead letters back to their queues, each once only: two who press at the same time get one message.
-- The new message has the old body and headers, with "redrive_of" naming the dead letter.
create or replace function linernotes.redrive(p_dead_letter_ids bigint[])
returns table (dead_letter_id bigint, queue text, msg_id bigint)
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select r.dead_letter_id, r.queue, r.msg_id
  from linernotes.redrive_letters(p_dead_letter_ids, null, null, null, null) as r
$$;
comment on function linernotes.redrive(bigint[]) is
  'Sends dead letters back to their queues, each once only.';
revoke all on function linernotes.redrive(bigint[]) from public;
grant execute on function linernotes.redrive(bigint[]) to linernotes_operator;
