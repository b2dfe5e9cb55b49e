-- The statement that changes the messages whose ids the array `ids`, an expression, holds, and returns them in order of
-- id. change: an update or a delete of the table as m.
create or replace function pgmq._take_statement(change text, ids text)
returns text language sql immutable
return 'with taken as (' || change || ' where m.msg_id = any (' || ids || ')'
    ' returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers'
    ') select * from taken order by taken.msg_id';
comment on function pgmq._take_statement(text, text) is 'Internal: the statement that changes messages and returns them.';
revoke all on function pgmq._take_statement(text, text) from public;
