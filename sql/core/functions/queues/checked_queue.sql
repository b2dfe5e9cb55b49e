-- The lower-case name of an existing queue that the fleet may touch, as its tables carry it. LN002: not a name; LN001: no
-- such queue, or one that nobody has entered: queues of other applications are none of ours.
create or replace function linernotes.checked_queue(p_queue text)
returns text language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.queue_key(p_queue);
begin
  if not exists (select from linernotes.entered_queues e where e.queue = v_queue) then
    raise exception using
      errcode = 'LN001',
      message = format('queue %L is not one of the fleet''s', v_queue),
      hint = format('Whoever migrates enters it, and makes it where it is missing: select linernotes.enter_queue(%L)',
        v_queue);
  end if;
  if to_regclass(format('pgmq.%I', 'q_' || v_queue)) is null then
    raise exception using
      errcode = 'LN001',
      message = format('queue %L does not exist', v_queue),
      hint = format('Create it with: select pgmq.create(%L); those of modules are made by: liner migrate', v_queue);
  end if;
  return v_queue;
end
$$;
comment on function linernotes.checked_queue(text) is
  'The lower-case name of an existing queue that the fleet may touch, or LN001, LN002.';
revoke all on function linernotes.checked_queue(text) from public;
