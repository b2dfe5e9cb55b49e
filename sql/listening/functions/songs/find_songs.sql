-- The songs that a listener has under some of these keys.
create or replace function listening.find_songs(p_listener_id bigint, p_keys text[])
returns table (key text, song_id bigint) language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select g.key, k.song_id
  from unnest(p_keys) as g(key)
  join listening.song_keys k on k.listener_id = p_listener_id and k.key = md5(g.key)::uuid
$$;
comment on function listening.find_songs(bigint, text[]) is 'The songs that a listener has under some of these keys.';
revoke all on function listening.find_songs(bigint, text[]) from public;
grant execute on function listening.find_songs(bigint, text[]) to linernotes_operator, linernotes_worker;
