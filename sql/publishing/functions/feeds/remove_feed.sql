-- Takes a feed away with all that it brought. False: there is no such feed.
create or replace function publishing.remove_feed(p_feed bigint)
returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from publishing.feeds f where f.id = p_feed;
  if not found then
    return false;
  end if;
  perform publishing.drop_feed_tables(p_feed);
  return true;
end
$$;
comment on function publishing.remove_feed(bigint) is 'Takes a feed away with all that it brought.';
revoke all on function publishing.remove_feed(bigint) from public;
grant execute on function publishing.remove_feed(bigint) to linernotes_operator;
