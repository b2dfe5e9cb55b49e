-- Why a message is not handed out, as the cause of its dead letter; null: it is.
-- A message has at most 1 MiB of JSON, its headers 64 KiB.
create or replace function linernotes.refusal(
  p_read_count integer, p_lost bigint, p_deaths bigint, p_deaths_granted integer, p_message_bytes bigint,
  p_headers_bytes bigint, p_problem text)
returns jsonb language sql immutable
set search_path = pg_catalog, pg_temp
as $$
  select case
    when p_read_count = 2147483647 then jsonb_build_object(
      'category', 'internal', 'code', 'read_count_exhausted',
      'error', 'the message was read 2147483647 times, which is as far as its read count goes')
    when p_deaths >= p_deaths_granted then jsonb_build_object(
      'category', 'poison', 'code', 'deliveries_exhausted',
      'error', format('%s deliveries ended in nothing: the message kills its worker, which died %s times after it had '
        'begun to handle it', p_lost, p_deaths))
    when p_problem is not null then jsonb_build_object(
      'category', 'invalid_message', 'code', 'message_unreadable',
      'error', 'the server can''t make a text of the message: ' || p_problem)
    when p_message_bytes > 1048576 then jsonb_build_object(
      'category', 'invalid_message', 'code', 'message_too_large',
      'error', format('the message has %s bytes; at most 1048576 are handed out', p_message_bytes))
    when p_headers_bytes > 65536 then jsonb_build_object(
      'category', 'invalid_message', 'code', 'headers_too_large',
      'error', format('the headers have %s bytes; at most 65536 are handed out', p_headers_bytes))
  end
$$;
comment on function linernotes.refusal(integer, bigint, bigint, integer, bigint, bigint, text) is
  'Internal: why a message is not handed out; null where it is.';
revoke all on function linernotes.refusal(integer, bigint, bigint, integer, bigint, bigint, text) from public;
