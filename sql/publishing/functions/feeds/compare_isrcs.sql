-- How many ISRCs the newest feed has, and how many of them one that is being loaded has not. Nulls where there is none.
create or replace function publishing.compare_isrcs(p_feed bigint, out before bigint, out vanished bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  v_newest bigint;
begin
  select f.id into v_newest from publishing.feeds f where f.state = 'published' order by f.created_at desc, f.id desc limit 1;
  if v_newest is not null then
    select count(*), count(*) filter (where n.isrc is null) into before, vanished
    from publishing.feed_isrcs(v_newest) b (isrc)
    left join publishing.feed_isrcs(p_feed) n (isrc) on n.isrc = b.isrc;
  end if;
end
$$;
comment on function publishing.compare_isrcs(bigint) is 'How many ISRCs of the newest feed a new one has not.';
revoke all on function publishing.compare_isrcs(bigint) from public;
grant execute on function publishing.compare_isrcs(bigint) to linernotes_operator;
