-- The playlist that a brought list is, made where there is none, and its state: the one that has these bytes or this
-- snapshot, else a new one without entries. Its document is one of `store_lists`.
create or replace function playlists.place_list(p_list jsonb, p_now timestamptz)
returns table (n integer, playlist_id bigint, state_id bigint, is_new boolean, is_same boolean)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_given record;
  v_playlist bigint;
  v_state bigint;
  v_is_new boolean := false;
begin
  select * into v_given
  from jsonb_to_record(p_list) as g(
    n integer, name text, origin text, source_key text, is_named boolean, spotify_id text, sha256 text,
    list_number integer, snapshot_id text, dialect text, encoding text, certainty text, rows integer, songs integer,
    warnings text[]);
  select p.playlist_id into v_playlist from playlists.playlists p
  where p.origin = v_given.origin and p.source_key = v_given.source_key;
  select s.playlist_id, s.state_id into v_playlist, v_state
  from playlists.states s
  where (s.playlist_id = v_playlist or (v_playlist is null and not v_given.is_named)) and (
    (s.sha256 = decode(v_given.sha256, 'hex') and s.list_number = v_given.list_number)
    or (s.playlist_id = v_playlist and s.snapshot_id = v_given.snapshot_id))
  order by s.state_id limit 1;
  if not found then
    select p.playlist_id into v_playlist from playlists.playlists p
    where p.origin = v_given.origin and p.source_key = v_given.source_key;
  end if;
  if v_playlist is null then
    insert into playlists.playlists (name, origin, source_key, spotify_id, created_at, refreshed_at)
    values (v_given.name, v_given.origin, v_given.source_key, v_given.spotify_id, p_now, p_now)
    returning playlists.playlists.playlist_id into v_playlist;
    v_is_new := true;
  else
    update playlists.playlists p set refreshed_at = p_now where p.playlist_id = v_playlist;
  end if;
  if v_state is not null then
    return query select v_given.n, v_playlist, v_state, false, true;
    return;
  end if;
  insert into playlists.states (
    playlist_id, taken_at, sha256, list_number, snapshot_id, dialect, encoding, certainty, rows, songs, warnings)
  values (
    v_playlist, p_now, decode(v_given.sha256, 'hex'), coalesce(v_given.list_number, 1), v_given.snapshot_id,
    v_given.dialect, v_given.encoding, v_given.certainty, v_given.rows, v_given.songs,
    coalesce(v_given.warnings, '{}'))
  returning playlists.states.state_id into v_state;
  return query select v_given.n, v_playlist, v_state, v_is_new, false;
end
$$;
comment on function playlists.place_list(jsonb, timestamptz) is 'The playlist and the state that a brought list is.';
revoke all on function playlists.place_list(jsonb, timestamptz) from public;
