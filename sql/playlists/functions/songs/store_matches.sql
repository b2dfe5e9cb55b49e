-- Stores which recordings songs are, where none is stored yet; returns how many.
-- p_matches: [{"song_id", "track_id", "method", "confidence", "doubt"}]
create or replace function playlists.store_matches(p_matches jsonb)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set jit = off
as $$
declare
  v_count bigint;
begin
  update playlists.songs s
  set track_id = g.track_id, match_method = g.method, match_confidence = g.confidence, match_doubt = g.doubt,
    updated_at = linernotes.current_time()
  from jsonb_to_recordset(p_matches) as g(
    song_id bigint, track_id bigint, method text, confidence real, doubt text)
  where s.song_id = g.song_id and s.track_id is null
    and exists (select from linernotes.tracks t where t.id = g.track_id);
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function playlists.store_matches(jsonb) is 'Stores which recordings songs are.';
revoke all on function playlists.store_matches(jsonb) from public;
grant execute on function playlists.store_matches(jsonb) to linernotes_worker, linernotes_operator;
