-- The statement that sends a batch, to be executed with the messages, their headers and the time when they are due; or a
-- refusal of a batch that can't be sent. It returns the ids in input order: rows are inserted, and returned, as unnest
-- gives them, for nothing of it runs in parallel.
-- A statement, and no function that sends: each form of send_batch executes it, and its rows pass through one function.
create or replace function pgmq._send_statement(queue_name text, msgs jsonb[], headers jsonb[], delay timestamptz)
returns text language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq._validate_batch_params(msgs, headers);
  if delay is null then
    raise exception using errcode = '22023', message = 'delay cannot be NULL';
  end if;
  return pg_catalog.format(
    'insert into pgmq.%I (vt, message, headers)'
    ' select $3, pg_catalog.unnest($1), pg_catalog.unnest($2) returning msg_id',
    pgmq.format_table_name(queue_name, 'q'));
end
$$;
comment on function pgmq._send_statement(text, jsonb[], jsonb[], timestamptz) is
  'Internal: the statement that sends a batch.';
revoke all on function pgmq._send_statement(text, jsonb[], jsonb[], timestamptz) from public;
