-- Whether a table has a visible message at all: one look at the index on vt.
create or replace function pgmq._is_any_visible(queue_table text)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_any boolean;
begin
  execute pg_catalog.format(
    'select exists (select from (select from pgmq.%I m where m.vt <= $1 order by m.vt limit 1) as oldest)', queue_table)
  into v_is_any using pg_catalog.clock_timestamp();
  return v_is_any;
end
$$;
comment on function pgmq._is_any_visible(text) is 'Internal: whether a table has a visible message.';
revoke all on function pgmq._is_any_visible(text) from public;
