-- Notes whom sources have under the name that runs ask for, in place of what they said before.
-- p_artists: [{"run_id", "source", "native_id", "is_taken", "position", "name", "note"}]; of a run that is gone nothing is
-- noted. Texts are cut at 500 characters.
create or replace function linernotes.store_run_artists(p_artists jsonb)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Two workers that answer one run's message twice take turns.
  perform from linernotes.runs r
  where r.id in (select a.run_id from jsonb_to_recordset(p_artists) as a(run_id uuid))
  order by r.id for no key update;
  delete from linernotes.run_artists o
  using (select distinct a.run_id, a.source from jsonb_to_recordset(p_artists) as a(run_id uuid, source text)) as a
  where o.run_id = a.run_id and o.source = a.source;
  insert into linernotes.run_artists (run_id, source, native_id, is_taken, position, name, note)
  select distinct on (a.run_id, a.source, a.native_id) a.run_id, a.source, a.native_id, a.is_taken, a.position,
    left(a.name, 500), left(coalesce(a.note, ''), 500)
  from jsonb_to_recordset(p_artists) as a(
    run_id uuid, source text, native_id text, is_taken boolean, position integer, name text, note text)
  join linernotes.runs r on r.id = a.run_id
  order by a.run_id, a.source, a.native_id, a.position;
end
$$;
comment on function linernotes.store_run_artists(jsonb) is 'Notes whom sources have under the name that runs ask for.';
revoke all on function linernotes.store_run_artists(jsonb) from public;
grant execute on function linernotes.store_run_artists(jsonb) to linernotes_worker;
