-- The lower-case name of an existing queue, as its tables carry it. LN002: not a name; LN001: no such queue.
create or replace function linernotes.checked_queue(p_queue text)
returns text language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := lower(p_queue collate "C");
begin
  if v_queue is null or v_queue !~ '^[a-z0-9_-]{1,47}$' then
    raise exception using
      errcode = 'LN002',
      message = format('not a queue name: %L', left(p_queue, 100)),
      hint = 'Letters, digits, _ and -, at most 47 of them.';
  end if;
  if to_regclass(format('pgmq.%I', 'q_' || v_queue)) is null then
    raise exception using
      errcode = 'LN001',
      message = format('queue %L does not exist', v_queue),
      hint = format('Create it with: select pgmq.create(%L); the five of the fleet are made by: liner migrate', v_queue);
  end if;
  return v_queue;
end
$$;
comment on function linernotes.checked_queue(text) is
  'The lower-case name of an existing queue, or LN001, LN002.';
revoke all on function linernotes.checked_queue(text) from public;
