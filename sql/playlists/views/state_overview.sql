-- States of playlists, and why rows of each are no songs.
create or replace view playlists.state_overview as
select s.state_id, s.playlist_id, s.taken_at, s.dialect, s.encoding, s.certainty, s.rows, s.songs, s.warnings,
  array(select r.reason from playlists.refused r where r.state_id = s.state_id order by 1) as reasons
from playlists.states s;
comment on view playlists.state_overview is 'States of playlists, and why rows of each are no songs.';
revoke all on playlists.state_overview from public;
grant select on playlists.state_overview to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
