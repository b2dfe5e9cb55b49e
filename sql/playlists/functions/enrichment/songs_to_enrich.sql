-- The songs of a playlist as it stands now, each once, in its order; of them those that are asked for, where some are.
create or replace function playlists.songs_to_enrich(p_playlist bigint, p_songs bigint[])
returns bigint[] language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select array_agg(w.song_id order by w.place, w.song_id)
  from (
    select e.song_id, min(e.position)::bigint as place
    from playlists.entries e
    where p_playlist is not null and e.state_id = (
        select s.state_id from playlists.states s where s.playlist_id = p_playlist
        order by s.taken_at desc, s.state_id desc limit 1)
      and (p_songs is null or e.song_id = any (p_songs))
    group by e.song_id
    union all
    select s.song_id, min(array_position(p_songs, s.song_id))::bigint
    from playlists.songs s
    where p_playlist is null and s.song_id = any (p_songs) and s.merged_into is null
    group by s.song_id
  ) as w
$$;
comment on function playlists.songs_to_enrich(bigint, bigint[]) is 'The songs of a job, each once, in their order.';
revoke all on function playlists.songs_to_enrich(bigint, bigint[]) from public;
