-- The songs of all states with what is known of each: its recording, how sure that is, its main producers.
create or replace view playlists.entry_songs as
select e.state_id, e.position, o.song_id, coalesce(o.title, t.title) as title, o.artists, o.album,
  coalesce(o.duration_ms, t.length_ms) as duration_ms, o.isrc, o.spotify_id, e.added_at, e.is_duplicate, e.warning,
  o.track_id, o.match_confidence::float8 as confidence, o.match_doubt as doubt,
  array(
    select p.name from linernotes.credits c join linernotes.people p on p.id = c.person_id
    where c.track_id = o.track_id and c.role = 'producer' order by c.confidence desc, p.id limit 3) as producers,
  (select count(*)::int from linernotes.credits c where c.track_id = o.track_id) as credits
from playlists.entries e
join playlists.songs o on o.song_id = e.song_id
left join linernotes.tracks t on t.id = o.track_id;
comment on view playlists.entry_songs is 'The songs of all states with what is known of each.';
revoke all on playlists.entry_songs from public;
grant select on playlists.entry_songs to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
