-- Gives up a message that a read has locked and can't hand out: as a dead letter, whole; or, where not even that is
-- possible, hidden for an hour. A row of worker_issues says why. False: the database can't write it now, and the next
-- read finds it again.
create or replace function linernotes.set_aside(
  p_queue text, p_id bigint, p_read_count integer, p_cause jsonb, p_now timestamptz)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  -- This read counts: it is the one that found out.
  v_read_count integer := least(p_read_count, 2147483646) + 1;
begin
  begin
    execute format('update pgmq.%I m set read_ct = $2, last_read_at = $3 where m.msg_id = $1', 'q_' || p_queue)
    using p_id, v_read_count, p_now;
    insert into linernotes.worker_issues (at, queue, worker, msg_id, category, code, error, disposition)
    values (p_now, p_queue, 'linernotes.read', p_id, p_cause ->> 'category', p_cause ->> 'code', p_cause ->> 'error',
      'terminal');
    perform linernotes.dead_letter(p_queue, array[p_id], array[v_read_count], array[p_cause]);
    return true;
  exception when others then
    -- Full disks, lack of memory, a server that ends, locks: not the message's fault.
    if left(sqlstate, 2) in ('08', '25', '40', '53', '55', '57', '58') then
      return false;
    end if;
    p_cause := p_cause || jsonb_build_object(
      'error', left(format('%s; and it can''t be moved: %s: %s', p_cause ->> 'error', sqlstate, sqlerrm), 2000));
  end;
  execute format('update pgmq.%I m set vt = $2 where m.msg_id = $1', 'q_' || p_queue) using p_id, p_now + interval '1 hour';
  insert into linernotes.worker_issues (at, queue, worker, msg_id, category, code, error, disposition)
  values (p_now, p_queue, 'linernotes.read', p_id, p_cause ->> 'category', p_cause ->> 'code', p_cause ->> 'error',
    'deferral');
  return true;
end
$$;
comment on function linernotes.set_aside(text, bigint, integer, jsonb, timestamptz) is
  'Internal: gives up a message that a read can''t hand out.';
revoke all on function linernotes.set_aside(text, bigint, integer, jsonb, timestamptz) from public;
