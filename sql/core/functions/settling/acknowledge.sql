-- Archives messages if the caller still holds them: the fence of every completion.
-- Returns the ids for which it held; nothing changes for the others, which were read again or are gone.
-- The statement is compiled for each queue: see linernotes.compile_settling; the calls: linernotes.compile_calls.
create or replace function linernotes.acknowledge(p_queue text, p_message_ids bigint[], p_read_counts integer[])
returns setof bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.adopt_queue(p_queue);
begin
  perform linernotes.check_fence(p_message_ids, p_read_counts);
  /* for each queue
    return query select * from linernotes.%1$I(p_message_ids, p_read_counts);
  */
  -- for any other queue
  return query execute format('select * from linernotes.%I($1, $2)', linernotes.compiled_name('acknowledge', v_queue))
  using p_message_ids, p_read_counts;
end
$$;
comment on function linernotes.acknowledge(text, bigint[], integer[]) is
  'Archives messages that the caller still holds; returns their ids.';
revoke all on function linernotes.acknowledge(text, bigint[], integer[]) from public;
grant execute on function linernotes.acknowledge(text, bigint[], integer[]) to linernotes_worker;
