-- The statement that sets when messages of a queue become visible, to $2, and returns them.
-- which: the condition on m.msg_id.
create or replace function pgmq._set_vt_statement(queue_name text, which text, vt timestamptz)
returns text language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if vt is null then
    raise exception using errcode = '22023', message = 'vt cannot be NULL';
  end if;
  return pg_catalog.format(
    'update pgmq.%I m set vt = $2 where m.msg_id %s'
    ' returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers',
    pgmq.format_table_name(queue_name, 'q'), which);
end
$$;
comment on function pgmq._set_vt_statement(text, text, timestamptz) is
  'Internal: the statement that sets when messages become visible.';
revoke all on function pgmq._set_vt_statement(text, text, timestamptz) from public;
