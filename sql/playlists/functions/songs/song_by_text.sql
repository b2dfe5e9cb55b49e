-- The song of that title and first artist, known by them alone, whose length is the same within two seconds or unknown.
create or replace function playlists.song_by_text(p_text_key text, p_duration_ms integer)
returns bigint language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select s.song_id from playlists.songs s
  where s.text_key = p_text_key and s.merged_into is null
    and (p_duration_ms is null or s.duration_ms is null or abs(s.duration_ms - p_duration_ms) <= 2000)
  order by abs(s.duration_ms - p_duration_ms) nulls last, s.song_id
  limit 1
$$;
comment on function playlists.song_by_text(text, integer) is 'The song known by that title, artist and length alone.';
revoke all on function playlists.song_by_text(text, integer) from public;
