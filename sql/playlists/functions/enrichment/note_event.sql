-- Adds an event to a job's log and tells who listens on linernotes_jobs. Events of a job are numbered under its row's lock:
-- who has read up to a number has missed none.
create or replace function playlists.note_event(p_run uuid, p_message text)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_event bigint;
begin
  update playlists.jobs j set events = j.events + 1, updated_at = v_now where j.run_id = p_run
  returning j.events into v_event;
  if v_event is null then
    return null;
  end if;
  insert into playlists.job_events (run_id, event_id, at, progress, message)
  values (p_run, v_event, v_now, playlists.job_progress(p_run), left(p_message, 1000));
  perform pg_notify('linernotes_jobs', p_run::text);
  return v_event;
end
$$;
comment on function playlists.note_event(uuid, text) is 'Adds an event to a job''s log and tells who listens.';
revoke all on function playlists.note_event(uuid, text) from public;
