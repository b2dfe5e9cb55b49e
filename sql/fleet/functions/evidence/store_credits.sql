-- Replaces the credits of tracks by those computed from the evidence.
--
-- p_track_ids: the tracks; p_credits: [{"track_id", "person_id", "role", "confidence", "sources": []}].
-- The caller holds the tracks' rows (linernotes.lock_evidence), so nobody computes from older evidence.
create or replace function linernotes.store_credits(p_track_ids bigint[], p_credits jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  delete from linernotes.credits c
  where c.track_id = any (p_track_ids)
    and not exists (
      select from jsonb_to_recordset(p_credits) as g(track_id bigint, person_id bigint, role text)
      where (g.track_id, g.person_id, g.role) = (c.track_id, c.person_id, c.role));

  insert into linernotes.credits as c (track_id, person_id, role, confidence, sources)
  select g.track_id, g.person_id, g.role, g.confidence, array(select jsonb_array_elements_text(g.sources))
  from jsonb_to_recordset(p_credits) as g(
    track_id bigint, person_id bigint, role text, confidence double precision, sources jsonb)
  on conflict (track_id, person_id, role) do update
  set confidence = excluded.confidence, sources = excluded.sources
  where (c.confidence, c.sources) is distinct from (excluded.confidence, excluded.sources);
end
$$;
comment on function linernotes.store_credits(bigint[], jsonb) is 'Replaces the credits of tracks by computed ones.';
revoke all on function linernotes.store_credits(bigint[], jsonb) from public;
grant execute on function linernotes.store_credits(bigint[], jsonb) to linernotes_worker, linernotes_operator;
