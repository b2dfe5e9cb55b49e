-- Sends a dead letter back with another body, and other headers if they are given. The dead letter keeps the original;
-- maintenance_logs says who did it. No row: there is none of that id, or it was sent back before.
create or replace function linernotes.edit_and_redrive(
  p_dead_letter_id bigint, p_message jsonb, p_headers jsonb default null)
returns table (dead_letter_id bigint, queue text, msg_id bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_message is null then
    raise exception using
      errcode = 'LN002', message = 'p_message is null', hint = 'To send the message as it was: linernotes.redrive.';
  end if;
  if jsonb_typeof(p_headers) <> 'object' then
    raise exception using errcode = 'LN002', message = 'p_headers must be an object, or null to keep those it has';
  end if;
  select r.dead_letter_id, r.queue, r.msg_id
  into dead_letter_id, queue, msg_id
  from linernotes.redrive_letters(array[p_dead_letter_id], null, null, p_message, p_headers) as r;
  if not found then
    return;
  end if;
  insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
  values (linernotes.current_time(), 'edit_and_redrive', 'ok', jsonb_build_object(
    'dead_letter', dead_letter_id, 'queue', queue, 'msg_id', msg_id, 'headers_replaced', p_headers is not null,
    'by', session_user));
  return next;
end
$$;
comment on function linernotes.edit_and_redrive(bigint, jsonb, jsonb) is
  'Sends a dead letter back with another body; the dead letter keeps the original.';
revoke all on function linernotes.edit_and_redrive(bigint, jsonb, jsonb) from public;
grant execute on function linernotes.edit_and_redrive(bigint, jsonb, jsonb) to linernotes_operator;
