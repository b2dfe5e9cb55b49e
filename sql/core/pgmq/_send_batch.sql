-- Sends messages that are due at a time. Part of PGMQ's contract; the forms of send_batch do the same by themselves.
create or replace function pgmq._send_batch(queue_name text, msgs jsonb[], headers jsonb[], delay timestamptz)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute pgmq._send_statement(queue_name, msgs, headers, delay) using msgs, headers, delay;
end
$$;
comment on function pgmq._send_batch(text, jsonb[], jsonb[], timestamptz) is
  'Internal: sends messages that are due at a time.';
revoke all on function pgmq._send_batch(text, jsonb[], jsonb[], timestamptz) from public;
