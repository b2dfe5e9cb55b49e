-- Milliseconds until the first hidden message of a queue comes back, at least 0; null when none will by itself: one that
-- is hidden until infinity, or for more than a hundred years, will not.
create or replace function linernotes.next_due_ms(p_queue text)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.checked_queue(p_queue);
  v_now timestamptz := linernotes.current_time();
  v_next timestamptz;
begin
  execute format('select m.vt from pgmq.%I m where m.vt > $1 and m.vt < $2 order by m.vt limit 1', 'q_' || v_queue)
  into v_next using v_now, v_now + interval '100 years';
  return ceil(extract(epoch from v_next - v_now) * 1000);
end
$$;
comment on function linernotes.next_due_ms(text) is
  'Milliseconds until the first hidden message of a queue comes back.';
revoke all on function linernotes.next_due_ms(text) from public;
grant execute on function linernotes.next_due_ms(text) to linernotes_worker;
