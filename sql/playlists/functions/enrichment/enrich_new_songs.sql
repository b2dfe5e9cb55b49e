-- Starts the enrichment of what is new in new states of playlists that are to be enriched without being asked: songs that
-- stood in no state before. Returns how many jobs that were.
create or replace function playlists.enrich_new_songs(p_states bigint[])
returns integer language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_new record;
  v_count integer := 0;
begin
  for v_new in
    select s.playlist_id, array_agg(distinct e.song_id) as songs
    from playlists.states s
    join playlists.playlists p on p.playlist_id = s.playlist_id and p.auto_enrich
    join playlists.entries e on e.state_id = s.state_id
    where s.state_id = any (p_states)
      and not exists (
        select from playlists.states o join playlists.entries b on b.state_id = o.state_id
        where o.playlist_id = s.playlist_id and o.state_id <> s.state_id and b.song_id = e.song_id)
    group by s.playlist_id
    order by s.playlist_id
  loop
    perform playlists.start_enrichment(v_new.playlist_id, v_new.songs);
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function playlists.enrich_new_songs(bigint[]) is
  'Starts the enrichment of what is new in playlists that are enriched without being asked.';
revoke all on function playlists.enrich_new_songs(bigint[]) from public;
