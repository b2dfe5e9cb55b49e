-- Acknowledges a batch and reads the next in one commit: half the commits of a worker that does one after the other.
-- For workers that write nothing in between; those that do call linernotes.acknowledge first in their transaction
-- and linernotes.read last.
-- Rows: first the messages that were archived, only their ids and read counts, is_next false; then the next batch.
create or replace function linernotes.acknowledge_and_read(
  p_queue text, p_message_ids bigint[], p_read_counts integer[], p_limit integer, p_visibility_timeout_seconds integer)
returns table (
  is_next boolean, msg_id bigint, read_ct integer, enqueued_at timestamptz, vt timestamptz,
  message jsonb, headers jsonb, attempts integer, deferrals integer)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.adopt_queue(p_queue);
begin
  perform linernotes.check_fence(p_message_ids, p_read_counts);
  /* for each queue
    return query select * from linernotes.%1$I(p_message_ids, p_read_counts, p_limit, p_visibility_timeout_seconds);
  */
  -- for any other queue
  return query execute format(
    'select * from linernotes.%I($1, $2, $3, $4)', linernotes.compiled_name('acknowledge_and_read', v_queue))
  using p_message_ids, p_read_counts, p_limit, p_visibility_timeout_seconds;
end
$$;
comment on function linernotes.acknowledge_and_read(text, bigint[], integer[], integer, integer) is
  'Acknowledges a batch and reads the next, in one commit.';
revoke all on function linernotes.acknowledge_and_read(text, bigint[], integer[], integer, integer) from public;
grant execute on function linernotes.acknowledge_and_read(text, bigint[], integer[], integer, integer)
  to linernotes_worker;
