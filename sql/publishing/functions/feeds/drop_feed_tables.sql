-- Drops the partitions of a feed, attached or not.
create or replace function publishing.drop_feed_tables(p_feed bigint)
returns void language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text;
begin
  foreach v_table in array publishing.feed_tables() loop
    execute format('drop table if exists publishing.%I', v_table || '_' || p_feed);
  end loop;
end
$$;
comment on function publishing.drop_feed_tables(bigint) is 'Drops the partitions of a feed.';
revoke all on function publishing.drop_feed_tables(bigint) from public;
