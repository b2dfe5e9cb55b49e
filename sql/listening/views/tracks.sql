-- Songs under the names that monitoring queries use.
create or replace view listening.tracks with (security_invoker = true) as
select s.id, s.title as name, s.artist, s.album, s.track_id as catalogue_track_id, s.listener_id as user_id
from listening.songs s;
comment on view listening.tracks is 'Songs that somebody heard.';
grant select on listening.tracks to linernotes_reader, linernotes_listener;
