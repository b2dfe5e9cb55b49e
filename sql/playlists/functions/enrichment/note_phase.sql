-- Notes how far a phase of a chunk is, in songs, and says so to who watches the job, where there is a message. A job that
-- is gone is nobody's.
create or replace function playlists.note_phase(
  p_chunk bigint, p_phase text, p_done integer, p_failed integer, p_note text, p_message text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run uuid;
begin
  select c.run_id into v_run from playlists.chunks c where c.chunk_id = p_chunk;
  if v_run is null then
    return;
  end if;
  -- The job's row first, as everybody does: two phases of two chunks wait for each other in one order.
  perform from playlists.jobs j where j.run_id = v_run for no key update;
  insert into playlists.chunk_phases as p (chunk_id, phase, done, failed, note, at)
  values (p_chunk, p_phase, p_done, p_failed, p_note, linernotes.current_time())
  on conflict (chunk_id, phase) do update
  set done = greatest(p.done, excluded.done), failed = excluded.failed, note = excluded.note, at = excluded.at;
  if p_message is not null then
    perform playlists.note_event(v_run, p_message);
  end if;
end
$$;
comment on function playlists.note_phase(bigint, text, integer, integer, text, text) is 'Notes how far a phase of a chunk is.';
revoke all on function playlists.note_phase(bigint, text, integer, integer, text, text) from public;
grant execute on function playlists.note_phase(bigint, text, integer, integer, text, text) to linernotes_worker;
