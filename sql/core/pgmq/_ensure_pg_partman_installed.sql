-- Refuses to go on without pg_partman.
create or replace function pgmq._ensure_pg_partman_installed()
returns void language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if not pgmq._extension_exists('pg_partman') then
    raise exception 'pg_partman is required for partitioned queues';
  end if;
end
$$;
comment on function pgmq._ensure_pg_partman_installed() is 'Internal: refuses to go on without pg_partman.';
revoke all on function pgmq._ensure_pg_partman_installed() from public;
