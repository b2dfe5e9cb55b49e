-- Moves keys, ids and reports of known songs that are one to the oldest of them; a part of listening.store_songs.
create or replace function listening.merge_songs(p_listener_id bigint, p_songs jsonb)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_merged record;
begin
  -- Few: only what was two songs until a row named both.
  for v_merged in
    select (select min(i::bigint) from jsonb_array_elements_text(g -> 'song_ids') as i) as kept,
      array(select i::bigint from jsonb_array_elements_text(g -> 'song_ids') as i) as ids
    from jsonb_array_elements(p_songs) as g
    where jsonb_array_length(g -> 'song_ids') > 1
  loop
    update listening.song_keys k set song_id = v_merged.kept
    where k.song_id = any (v_merged.ids) and k.listener_id = p_listener_id;
    update listening.reports r set song_id = v_merged.kept
    where r.listener_id = p_listener_id and r.song_id = any (v_merged.ids) and r.song_id <> v_merged.kept;
    update listening.songs s set
      spotify_ids = array(
        select distinct i from listening.songs o, unnest(o.spotify_ids) as i where o.id = any (v_merged.ids) order by i),
      isrcs = array(
        select distinct i from listening.songs o, unnest(o.isrcs) as i where o.id = any (v_merged.ids) order by i),
      track_id = coalesce(s.track_id, (
        select min(o.track_id) from listening.songs o where o.id = any (v_merged.ids)))
    where s.id = v_merged.kept and s.listener_id = p_listener_id;
  end loop;
end
$$;
comment on function listening.merge_songs(bigint, jsonb) is 'Makes one of songs that turned out to be one.';
revoke all on function listening.merge_songs(bigint, jsonb) from public;
