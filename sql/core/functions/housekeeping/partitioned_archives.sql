-- The archives that delete_expired leaves alone, and why, for its details.
create or replace function linernotes.partitioned_archives()
returns jsonb language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    jsonb_object_agg(format('pgmq.%I', 'a_' || a.queue), 'partitioned: its retention is pg_partman''s'), '{}')
  from linernotes.archives() as a
  where a.is_partitioned
$$;
comment on function linernotes.partitioned_archives() is
  'The archives that delete_expired leaves to pg_partman.';
revoke all on function linernotes.partitioned_archives() from public;
