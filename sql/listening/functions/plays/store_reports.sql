-- Stores reports of a listener, each once; returns those that are new, and those whose anchor is told more clearly than
-- before, by their places in the arrays. p_artists: parted by U+001F. No identity stands twice in one call. The caller
-- holds the listener's lock.
create or replace function listening.store_reports(
  p_listener_id bigint, p_song_ids bigint[], p_identities text[], p_sources text[], p_at_ms bigint[],
  p_precisions_ms integer[], p_anchors text[], p_margins integer[], p_ms_played integer[], p_offline_starts_ms bigint[],
  p_flags integer[], p_ordinals integer[], p_titles text[], p_artists text[], p_albums text[], p_spotify_ids text[],
  p_isrcs text[], p_mbids text[], p_durations_ms integer[])
returns table (place integer, report_id bigint, is_new boolean) language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  with given as (
    select g.*, md5(g.identity)::uuid as digest
    from unnest(p_song_ids, p_identities, p_sources, p_at_ms, p_precisions_ms, p_anchors, p_margins, p_ms_played,
      p_offline_starts_ms, p_flags, p_ordinals, p_titles, p_artists, p_albums, p_spotify_ids, p_isrcs, p_mbids,
      p_durations_ms) with ordinality as g(song_id, identity, source, at_ms, precision_ms, anchor, margin, ms_played,
      offline_start_ms, flags, ordinal, title, artists, album, spotify_id, isrc, mbid, duration_ms, place)
  ), stored as (
    insert into listening.reports as r (listener_id, song_id, identity, source, at_ms, precision_ms, anchor,
      anchor_margin, ms_played, offline_start_ms, flags, ordinal, title, artists, album, spotify_id, isrc, mbid, duration_ms)
    select p_listener_id, g.song_id, g.digest, g.source, g.at_ms, g.precision_ms, g.anchor, g.margin, g.ms_played,
      g.offline_start_ms, g.flags, g.ordinal, g.title, string_to_array(g.artists, chr(31)), g.album, g.spotify_id,
      g.isrc, g.mbid, g.duration_ms
    from given g
    on conflict (listener_id, identity) do update
      set anchor = excluded.anchor, anchor_margin = excluded.anchor_margin
      where (abs(excluded.anchor_margin), excluded.anchor_margin) > (abs(r.anchor_margin), r.anchor_margin)
    returning r.id, r.identity, r.xmax = 0 as is_new
  )
  select g.place::integer, s.id, s.is_new from stored s join given g on g.digest = s.identity
$$;
comment on function listening.store_reports(bigint, bigint[], text[], text[], bigint[], integer[], text[], integer[],
  integer[], bigint[], integer[], integer[], text[], text[], text[], text[], text[], text[], integer[])
  is 'Stores reports of a listener, each once; returns what is new.';
revoke all on function listening.store_reports(bigint, bigint[], text[], text[], bigint[], integer[], text[], integer[],
  integer[], bigint[], integer[], integer[], text[], text[], text[], text[], text[], text[], integer[]) from public;
grant execute on function listening.store_reports(bigint, bigint[], text[], text[], bigint[], integer[], text[], integer[],
  integer[], bigint[], integer[], integer[], text[], text[], text[], text[], text[], text[], integer[])
  to linernotes_operator, linernotes_worker;
