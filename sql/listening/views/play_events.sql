-- Plays under the names that monitoring queries use: a play's time is its likeliest beginning.
create or replace view listening.play_events with (security_invoker = true) as
select p.id, p.listener_id as user_id, p.song_id as track_id, p.started_at as played_at, p.ms_played, p.flags, p.sources
from listening.plays p;
comment on view listening.play_events is 'Plays, as events at one time.';
grant select on listening.play_events to linernotes_reader, linernotes_listener;
