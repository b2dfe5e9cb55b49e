-- Deletes songs that turned out to be others: they have no key any more, nor a play.
create or replace function listening.delete_songs(p_listener_id bigint, p_song_ids bigint[])
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  delete from listening.songs s
  where s.listener_id = p_listener_id and s.id = any (p_song_ids)
    and not exists (select from listening.song_keys k where k.song_id = s.id)
    and not exists (select from listening.reports r where r.listener_id = p_listener_id and r.song_id = s.id)
$$;
comment on function listening.delete_songs(bigint, bigint[]) is 'Deletes songs that turned out to be others.';
revoke all on function listening.delete_songs(bigint, bigint[]) from public;
grant execute on function listening.delete_songs(bigint, bigint[]) to linernotes_operator, linernotes_worker;
