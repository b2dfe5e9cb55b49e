-- Refuses names that cannot be a queue's: they become parts of table names.
create or replace function pgmq.validate_queue_name(queue_name text)
returns void language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if pg_catalog.length(queue_name) > 47 then
    raise exception 'queue name is too long, maximum length is 47 characters';
  end if;
  perform pgmq.format_table_name(queue_name, 'q');
end
$$;
comment on function pgmq.validate_queue_name(text) is 'Refuses names that cannot be a queue.';
revoke all on function pgmq.validate_queue_name(text) from public;
