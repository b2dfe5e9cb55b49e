-- Has sends to a queue wake those who wait for its messages. Where the table belongs to somebody else who granted
-- no right to it: false, and nothing changes.
create or replace function linernotes.watch_queue(p_queue text)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := format('pgmq.%I', 'q_' || p_queue);
begin
  if exists (
    select from pg_trigger t
    where t.tgname = 'linernotes_sent' and t.tgrelid = v_table::regclass
  ) then
    return true; -- making it again would lock the table against senders for nothing
  end if;
  if exists (select from pg_trigger t where t.tgname = 'linernotes_notify' and t.tgrelid = v_table::regclass) then
    execute format('drop trigger linernotes_notify on %s', v_table); -- of versions before 0009
  end if;
  execute format(
    'create trigger linernotes_sent after insert on %s referencing new table as sent '
    'for each statement execute function linernotes.note_sent(%L)', v_table, p_queue);
  return true;
exception when insufficient_privilege then
  return false;
end
$$;
comment on function linernotes.watch_queue(text) is 'Internal: has sends to a queue wake its readers; false where it may not.';
revoke all on function linernotes.watch_queue(text) from public;
