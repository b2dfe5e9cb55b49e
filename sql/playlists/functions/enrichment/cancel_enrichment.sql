-- Cancels a job: what waits of it is taken out of the queues, what was found stays. Returns how many messages that were;
-- null where there is no such job.
create or replace function playlists.cancel_enrichment(p_run uuid)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count bigint;
begin
  update playlists.jobs j set cancelled_at = coalesce(j.cancelled_at, linernotes.current_time()) where j.run_id = p_run;
  if not found then
    return null;
  end if;
  v_count := linernotes.cancel_run(p_run, 'cancelled');
  perform playlists.note_event(p_run, format('Cancelled; %s messages were taken out', v_count));
  return v_count;
end
$$;
comment on function playlists.cancel_enrichment(uuid) is 'Cancels a job; returns how many messages were taken out.';
revoke all on function playlists.cancel_enrichment(uuid) from public;
grant execute on function playlists.cancel_enrichment(uuid) to linernotes_operator;
