-- Makes the indexes of a feed's tables, and has the planner look at them. Still aside: nobody waits.
create or replace function publishing.index_feed(p_feed bigint)
returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  v_index record;
begin
  perform from publishing.feeds f where f.id = p_feed and f.state = 'loading';
  if not found then
    raise exception using errcode = 'LN002', message = format('feed %s is not being loaded', p_feed);
  end if;
  for v_index in
    select c.relname::text as parent, a.attname::text as column_name
    from pg_index i
    join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'publishing'::regnamespace and c.relname = any (publishing.feed_tables())
  loop
    execute format('create index on publishing.%I (%I)', v_index.parent || '_' || p_feed, v_index.column_name);
  end loop;
  for v_index in select unnest(publishing.feed_tables()) as parent loop
    execute format('analyze publishing.%I', v_index.parent || '_' || p_feed);
  end loop;
end
$$;
comment on function publishing.index_feed(bigint) is 'Makes the indexes of a feed that is being loaded.';
revoke all on function publishing.index_feed(bigint) from public;
grant execute on function publishing.index_feed(bigint) to linernotes_operator;
