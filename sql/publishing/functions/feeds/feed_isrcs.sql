-- The ISRCs of a feed, each once: of recordings, unclaimed shares and unmatched recordings. Also of one being loaded.
create or replace function publishing.feed_isrcs(p_feed bigint)
returns setof text language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
begin
  return query execute format(
    'select isrc from publishing.%1$I where isrc is not null union select isrc from publishing.%2$I where isrc is not null '
      'union select isrc from publishing.%3$I where isrc is not null',
    'recordings_' || p_feed, 'unclaimed_' || p_feed, 'unmatched_' || p_feed);
end
$$;
comment on function publishing.feed_isrcs(bigint) is 'The ISRCs of a feed, each once.';
revoke all on function publishing.feed_isrcs(bigint) from public;
grant execute on function publishing.feed_isrcs(bigint) to linernotes_reader, linernotes_worker;
