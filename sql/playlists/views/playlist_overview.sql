-- Playlists, and what is in each now.
create or replace view playlists.playlist_overview as
select p.playlist_id, p.name, p.origin, p.spotify_id, p.auto_enrich, p.created_at, p.refreshed_at,
  (select count(*)::int from playlists.states s where s.playlist_id = p.playlist_id) as states,
  coalesce(n.songs, 0) as songs, coalesce(n.rows - n.songs, 0) as refused,
  (select count(*)::int from playlists.entries e join playlists.songs s on s.song_id = e.song_id
    where e.state_id = n.state_id and s.track_id is not null) as recordings
from playlists.playlists p
left join lateral (
  select s.state_id, s.songs, s.rows from playlists.states s where s.playlist_id = p.playlist_id
  order by s.taken_at desc, s.state_id desc limit 1) as n on true;
comment on view playlists.playlist_overview is 'Playlists, and what is in each now.';
revoke all on playlists.playlist_overview from public;
grant select on playlists.playlist_overview to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
