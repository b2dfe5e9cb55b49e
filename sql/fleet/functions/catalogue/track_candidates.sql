-- For each track of a document that its source's id is new for: the tracks of ours that it may be, by a code that they
-- have in common, or by artist and title. Which of them it is, the caller decides; the artists stay locked until its
-- transaction ends, so that what two sources bring at once finds each other.
--
-- p_tracks: [{"native_id", "title_key", "isrcs": [], "artists": [{"native_id", "name"}]}]
create or replace function linernotes.track_candidates(p_source text, p_tracks jsonb)
returns table (
  native_id text, track_id bigint, title text, note text, length_ms integer, isrcs text[], is_by_same_artist boolean,
  native_ids text[], artists text[], places jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_seqscan = off set jit = off -- whatever the tables looked like when the plan was made
as $$
#variable_conflict use_column
begin
  perform linernotes.lock_credited(p_source, p_tracks);

  return query
  with given as materialized (
    select distinct on (g.native_id) g.native_id, coalesce(g.title_key, '') as title_key,
      array(
        select ai.artist_id from jsonb_array_elements(g.artists) as a
        join linernotes.artist_identities ai on ai.source = p_source and ai.native_id = a ->> 'native_id') as artists,
      array(select upper(code) from jsonb_array_elements_text(g.isrcs) as code) as isrcs
    from jsonb_to_recordset(p_tracks) as g(native_id text, title_key text, artists jsonb, isrcs jsonb)
    where not exists (
      select from linernotes.track_identities i where i.source = p_source and i.native_id = g.native_id)
    order by g.native_id
  ), found as materialized (
    select g.native_id, g.artists, x.track_id from given g join linernotes.track_isrcs x on x.isrc = any (g.isrcs)
    union
    -- By the title first: an artist's tracks may be tens of thousands, and each of them is looked for here.
    select g.native_id, g.artists, t.id
    from given g join linernotes.tracks t on t.title_key <> '' and t.title_key = g.title_key
    where exists (
      select from linernotes.track_artists ta where ta.track_id = t.id and ta.artist_id = any (g.artists))
  )
  select f.native_id, t.id, t.title, t.note, t.length_ms,
    array(select x.isrc from linernotes.track_isrcs x where x.track_id = t.id order by 1),
    exists (
      select from linernotes.track_artists ta where ta.track_id = t.id and ta.artist_id = any (f.artists)),
    array(select i.native_id from linernotes.track_identities i
      where i.track_id = t.id and i.source = p_source order by 1),
    array(select a.name from linernotes.track_artists ta join linernotes.artists a on a.id = ta.artist_id
      where ta.track_id = t.id order by ta.position, a.id),
    (select coalesce(jsonb_agg(jsonb_build_object(
       'album', b.title_key, 'album_ids', array(select i.native_id from linernotes.album_identities i
         where i.album_id = b.id and i.source = p_source), 'disc', bt.disc_number, 'position', bt.position)), '[]')
     from linernotes.album_tracks bt join linernotes.albums b on b.id = bt.album_id where bt.track_id = t.id)
  from found f join linernotes.tracks t on t.id = f.track_id
  order by f.native_id, t.id;
end
$$;
comment on function linernotes.track_candidates(text, jsonb) is 'The tracks of ours that a source''s new tracks may be.';
revoke all on function linernotes.track_candidates(text, jsonb) from public;
grant execute on function linernotes.track_candidates(text, jsonb) to linernotes_worker;
