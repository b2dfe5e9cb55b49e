-- The ids of the oldest visible messages of a table, locked, as an array expression in a statement whose $1 is the time.
-- last_id, qty: expressions of how far to look and how many to take.
-- "Visible" is written so that no index on vt can serve it: with old statistics the planner would sort all that is.
create or replace function pgmq._visible_clause(queue_table text, last_id text, qty text)
returns text language sql stable
return pg_catalog.format(
    'array(select o.msg_id from pgmq.%I o where o.msg_id <= %s and greatest(o.vt, $1) = $1'
    ' order by o.msg_id limit %s for update skip locked)', queue_table, last_id, qty);
comment on function pgmq._visible_clause(text, text, text) is
  'Internal: the ids of the oldest visible messages, as an expression.';
revoke all on function pgmq._visible_clause(text, text, text) from public;
