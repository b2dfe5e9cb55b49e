-- The tables of which a feed is a partition, in the order in which they are filled.
create or replace function publishing.feed_tables()
returns text[] language sql immutable
set search_path = pg_catalog, pg_temp
as $$
  select array['works', 'work_identifiers', 'parties', 'shares', 'recordings', 'releases', 'links', 'unclaimed', 'unmatched']
$$;
comment on function publishing.feed_tables() is 'The tables of which a feed is a partition.';
revoke all on function publishing.feed_tables() from public;
