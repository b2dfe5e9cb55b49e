-- Reads due messages and hides them until the visibility timeout has passed.
-- Takes those that have been due longest; of a full batch every run that waits has its share. Messages that another
-- reader is taking at this moment are skipped. Rows come sorted by id; none from a queue that is paused.
-- The statements are compiled for each queue: see linernotes.compile_settling; the calls: linernotes.compile_calls.
create or replace function linernotes.read(p_queue text, p_limit integer, p_visibility_timeout_seconds integer)
returns table (
  msg_id bigint, read_ct integer, enqueued_at timestamptz, vt timestamptz,
  message jsonb, headers jsonb, attempts integer, deferrals integer)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.adopt_queue(p_queue);
begin
  /* for each queue
    return query select * from linernotes.%1$I(p_limit, p_visibility_timeout_seconds);
  */
  -- for any other queue
  return query execute format('select * from linernotes.%I($1, $2)', linernotes.compiled_name('read', v_queue))
  using p_limit, p_visibility_timeout_seconds;
end
$$;
comment on function linernotes.read(text, integer, integer) is
  'Reads due messages and hides them until the visibility timeout has passed.';
revoke all on function linernotes.read(text, integer, integer) from public;
grant execute on function linernotes.read(text, integer, integer) to linernotes_worker;
