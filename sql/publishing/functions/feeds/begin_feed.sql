-- Enters a feed and makes its tables, empty and aside: nobody sees them before publish_feed. What a load that died left
-- behind is dropped. Returns null where a feed of that name is there already.
-- The caller holds the lock of loads: publishing.lock_loads.
create or replace function publishing.begin_feed(
  p_name text, p_version text, p_sender text, p_created_at timestamptz, p_is_verified boolean)
returns bigint language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_feed bigint;
  v_table text;
begin
  for v_feed in delete from publishing.feeds f where f.state = 'loading' returning f.id loop
    perform publishing.drop_feed_tables(v_feed);
  end loop;
  insert into publishing.feeds (name, version, sender, created_at, is_verified)
  values (p_name, p_version, p_sender, p_created_at, p_is_verified)
  on conflict (name) do nothing
  returning id into v_feed;
  if v_feed is null then
    return null;
  end if;
  foreach v_table in array publishing.feed_tables() loop
    execute format(
      'create table publishing.%1$I (like publishing.%2$I, check (feed_id = %3$s))', v_table || '_' || v_feed, v_table,
      v_feed);
    execute format('alter table publishing.%I alter column feed_id set default %s', v_table || '_' || v_feed, v_feed);
    execute format('grant insert on publishing.%I to linernotes_operator', v_table || '_' || v_feed);
  end loop;
  return v_feed;
end
$$;
comment on function publishing.begin_feed(text, text, text, timestamptz, boolean) is
  'Enters a feed and makes its tables; null: it is there already.';
revoke all on function publishing.begin_feed(text, text, text, timestamptz, boolean) from public;
grant execute on function publishing.begin_feed(text, text, text, timestamptz, boolean) to linernotes_operator;
