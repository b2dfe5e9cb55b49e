-- Finds the catalogue's tracks of songs that wait for one: by Spotify's id, else by ISRC, else by words that only one
-- track has. Of several tracks the oldest. Returns how many were found. Harmless at any time, and in two places at once.
create or replace function listening.link_songs()
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  v_count bigint;
begin
  with waiting as (
    select s.id, s.title_key, s.artist_key, s.spotify_ids, s.isrcs from listening.songs s where s.track_id is null
  ), found as (
    select w.id, 1 as place, i.track_id
    from waiting w
    cross join lateral unnest(w.spotify_ids) as u(native_id)
    join linernotes.track_identities i on i.source = 'spotify' and i.native_id = u.native_id
    union all
    select w.id, 2, c.track_id
    from waiting w
    cross join lateral unnest(w.isrcs) as u(isrc)
    join linernotes.track_isrcs c on c.isrc = u.isrc
    union all
    select w.id, 3, min(t.id)
    from waiting w
    join linernotes.artists a on a.name_key = w.artist_key and a.name_key <> ''
    join linernotes.track_artists r on r.artist_id = a.id
    join linernotes.tracks t on t.id = r.track_id and t.title_key = w.title_key
    group by w.id
    having count(distinct t.id) = 1
  ), best as (
    select distinct on (f.id) f.id, f.track_id from found f order by f.id, f.place, f.track_id
  ), locked as (
    select s.id, b.track_id from best b join listening.songs s on s.id = b.id
    where s.track_id is null order by s.id for no key update of s
  )
  update listening.songs s set track_id = l.track_id
  from locked l
  where s.id = l.id and exists (select from linernotes.tracks t where t.id = l.track_id);
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function listening.link_songs() is 'Finds the catalogue''s tracks of songs; a task of linernotes.maintain.';
revoke all on function listening.link_songs() from public;
grant execute on function listening.link_songs() to linernotes_operator, linernotes_worker;
