-- Stores what chunks brought, in one call: keys and names that songs lacked, the recordings that they are, and facts by
-- source. Chunks that are through are settled.
--
-- p_songs: [{"song_id", "isrc", "spotify_id", "title", "artists": [], "album", "duration_ms", "track_id", "match_method",
--   "facts": [{"source", "facts"}]}]; what is null or missing stays as it is.
create or replace function playlists.store_enriched(p_songs jsonb, p_settled bigint[])
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set jit = off
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_keys jsonb;
  v_run uuid;
begin
  -- Of two songs with one code the first speaks; both are one after.
  select jsonb_agg(k.song || jsonb_build_object('n', k.n) order by k.n) into v_keys
  from (
    select distinct on (coalesce(g.song ->> 'isrc', g.song ->> 'spotify_id')) g.song, g.n
    from jsonb_array_elements(p_songs) with ordinality as g(song, n)
    where coalesce(g.song ->> 'isrc', g.song ->> 'spotify_id') is not null
    order by coalesce(g.song ->> 'isrc', g.song ->> 'spotify_id'), g.n) as k;
  if v_keys is not null then
    perform playlists.resolve_songs(v_keys);
  end if;

  update playlists.songs s
  set track_id = g.track_id, match_method = g.match_method, match_confidence = 1, match_doubt = null, updated_at = v_now
  from (
    select distinct on (coalesce(o.merged_into, o.song_id)) coalesce(o.merged_into, o.song_id) as song_id, r.track_id,
      r.match_method
    from jsonb_to_recordset(p_songs) as r(song_id bigint, track_id bigint, match_method text)
    join playlists.songs o on o.song_id = r.song_id
    join linernotes.tracks t on t.id = r.track_id
    where r.match_method is not null
    order by 1, r.song_id) as g
  where s.song_id = g.song_id and (s.track_id, s.match_confidence) is distinct from (g.track_id, 1);

  insert into playlists.song_facts as k (song_id, source, facts, as_of)
  select distinct on (1, 2) coalesce(s.merged_into, s.song_id), f ->> 'source', f -> 'facts', v_now
  from jsonb_to_recordset(p_songs) as g(song_id bigint, facts jsonb)
  cross join jsonb_array_elements(coalesce(g.facts, '[]')) as f
  join playlists.songs s on s.song_id = g.song_id
  order by 1, 2, g.song_id
  on conflict (song_id, source) do update set facts = excluded.facts, as_of = excluded.as_of;

  update playlists.chunks c set settled_at = v_now
  where c.chunk_id = any (p_settled) and c.settled_at is null
    and not exists (select from playlists.chunk_phases p where p.chunk_id = c.chunk_id and p.failed > 0);
  for v_run in
    select distinct c.run_id from playlists.chunks c where c.chunk_id = any (p_settled) order by 1
  loop
    perform playlists.note_event(v_run, (
      select format('%s of %s chunks are through', count(*) filter (where c.settled_at is not null), count(*))
      from playlists.chunks c where c.run_id = v_run));
  end loop;
end
$$;
comment on function playlists.store_enriched(jsonb, bigint[]) is 'Stores what chunks brought, and settles those that are through.';
revoke all on function playlists.store_enriched(jsonb, bigint[]) from public;
grant execute on function playlists.store_enriched(jsonb, bigint[]) to linernotes_worker;
