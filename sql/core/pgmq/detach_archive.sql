-- Nothing to do: archives are ordinary tables. Kept because clients call it.
create or replace function pgmq.detach_archive(queue_name text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq.format_table_name(queue_name, 'a');
  raise warning
    'detach_archive(queue_name) is deprecated and is a no-op. It will be removed in PGMQ v2.0. Archive tables are no longer member objects.';
end
$$;
comment on function pgmq.detach_archive(text) is 'Deprecated: does nothing.';
revoke all on function pgmq.detach_archive(text) from public;
