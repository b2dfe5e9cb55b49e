-- Creates a queue; no error when it exists.
create or replace function pgmq."create"(queue_name text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq.create_non_partitioned(queue_name);
end
$$;
comment on function pgmq."create"(text) is 'Creates a queue; no error when it exists.';
revoke all on function pgmq."create"(text) from public;
