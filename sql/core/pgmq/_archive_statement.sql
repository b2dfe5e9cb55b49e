-- The statement that moves messages of a queue to its archive and returns their ids. which: the condition on m.msg_id.
-- Behind every call: everything is named with its schema, for a search_path of its own would cost more than all else.
create or replace function pgmq._archive_statement(queue_name text, which text)
returns text language plpgsql stable
as $$
begin
  return pg_catalog.format(
    'with gone as ('
    '  delete from pgmq.%1$I m where m.msg_id %3$s'
    '  returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers'
    ') insert into pgmq.%2$I (msg_id, read_ct, enqueued_at, last_read_at, vt, message, headers)'
    ' select gone.msg_id, gone.read_ct, gone.enqueued_at, gone.last_read_at, gone.vt, gone.message, gone.headers'
    ' from gone returning msg_id',
    pgmq.format_table_name(queue_name, 'q'), pgmq.format_table_name(queue_name, 'a'), which);
end
$$;
comment on function pgmq._archive_statement(text, text) is 'Internal: the statement that archives messages.';
revoke all on function pgmq._archive_statement(text, text) from public;
