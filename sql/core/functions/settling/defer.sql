-- Hides messages until a later time and counts no attempt: a limit, a breaker or a shutdown is not their fault.
-- Returns the ids whose fence held; the causes stand in linernotes.message_attempts.
create or replace function linernotes.defer(
  p_queue text, p_message_ids bigint[], p_read_counts integer[], p_delays_ms bigint[], p_causes jsonb[])
returns setof bigint language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select linernotes.send_back(p_queue, p_message_ids, p_read_counts, p_delays_ms, p_causes, 'defer')
$$;
comment on function linernotes.defer(text, bigint[], integer[], bigint[], jsonb[]) is
  'Hides messages until a later time at no cost of attempts; returns the ids still held.';
revoke all on function linernotes.defer(text, bigint[], integer[], bigint[], jsonb[]) from public;
grant execute on function linernotes.defer(text, bigint[], integer[], bigint[], jsonb[]) to linernotes_worker;
