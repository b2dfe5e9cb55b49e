-- Goes on with a job that was cancelled or has failed: its dead letters are sent back, and chunks that are not settled and
-- have no message are sent again. What providers answered is not asked again. Returns how many messages were sent; null
-- where there is no such job.
create or replace function playlists.resume_enrichment(p_run uuid)
returns integer language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count integer;
begin
  update playlists.jobs j set cancelled_at = null where j.run_id = p_run;
  if not found then
    return null;
  end if;
  select count(*) into v_count from linernotes.redrive(array(
    select d.id from linernotes.dead_letters d
    where d.queue = 'playlist_enrichment' and d.redriven_as is null and d.run_id = p_run
    order by d.id));
  v_count := v_count + playlists.send_chunks(p_run);
  perform playlists.note_event(p_run, format('Resumed: %s messages sent', v_count));
  return v_count;
end
$$;
comment on function playlists.resume_enrichment(uuid) is 'Sends what a job left undone again; returns how many messages.';
revoke all on function playlists.resume_enrichment(uuid) from public;
grant execute on function playlists.resume_enrichment(uuid) to linernotes_operator;
