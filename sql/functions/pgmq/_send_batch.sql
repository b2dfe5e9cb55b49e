-- Sends messages that are known to pair up with their headers. Returns the ids in input order: rows are inserted, and
-- returned, as unnest gives them, for neither a function scan nor an insert runs in parallel.
create or replace function pgmq._send_batch(queue_name text, msgs jsonb[], headers jsonb[], delay timestamptz)
returns setof bigint language plpgsql volatile
as $$
begin
  return query execute pg_catalog.format(
    'insert into pgmq.%I (vt, message, headers)'
    ' select $3, given.message, given.headers from unnest($1, $2) as given (message, headers) returning msg_id',
    pgmq.format_table_name(queue_name, 'q'))
  using msgs, headers, delay;
end
$$;
comment on function pgmq._send_batch(text, jsonb[], jsonb[], timestamptz) is
  'Internal: sends messages that are known to pair up with their headers.';
revoke all on function pgmq._send_batch(text, jsonb[], jsonb[], timestamptz) from public;
