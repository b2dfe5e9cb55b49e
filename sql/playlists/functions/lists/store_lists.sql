-- Stores lists as they were brought, all of a file at once: a new state of each, unless its bytes came before.
-- What is new in a playlist that is enriched without being asked is sent to be.
-- Bytes that came under another name are the same list, too, where the caller doesn't insist on a name (is_named).
--
-- p_document: {"lists": [{"n", "name", "origin", "source_key", "is_named", "spotify_id", "sha256", "list_number",
-- "snapshot_id", "dialect", "encoding", "certainty", "rows", "songs", "warnings"}],
-- "songs": as resolve_songs has them,
-- "entries": [{"list", "position", "song", "row_number", "is_duplicate", "added_at", "is_added_day", "added_by",
-- "warning"}], "refused": [{"list", "row_number", "line", "position", "kind", "reason", "text"}]}; sha256 in hexadecimal
create or replace function playlists.store_lists(p_document jsonb)
returns table (n integer, playlist_id bigint, state_id bigint, is_new boolean, is_same boolean)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set jit = off
as $$
#variable_conflict use_column
declare
  v_now constant timestamptz := linernotes.current_time();
  v_lists jsonb := '[]';
begin
  lock table playlists.playlists in share row exclusive mode; -- who brings the same at once comes second
  select coalesce(jsonb_agg(to_jsonb(l)), '[]') into v_lists
  from jsonb_array_elements(p_document -> 'lists') as d(list)
  cross join lateral playlists.place_list(d.list, v_now) as l;

  if exists (select from jsonb_array_elements(v_lists) as l where not (l ->> 'is_same')::boolean) then
    with placed as materialized (
      select l.n, l.state_id from jsonb_to_recordset(v_lists) as l(n integer, state_id bigint, is_same boolean)
      where not l.is_same
    ), song as materialized (
      select r.n, r.song_id from playlists.resolve_songs(p_document -> 'songs') as r
    ), refused as (
      insert into playlists.refused (state_id, row_number, line, position, kind, reason, text)
      select p.state_id, g.row_number, g.line, g.position, g.kind, g.reason, g.text
      from jsonb_to_recordset(p_document -> 'refused') as g(
        list integer, row_number integer, line integer, position integer, kind text, reason text, text text)
      join placed p on p.n = g.list
    )
    insert into playlists.entries (
      state_id, position, song_id, row_number, is_duplicate, added_at, is_added_day, added_by, warning)
    select p.state_id, g.position, s.song_id, g.row_number, coalesce(g.is_duplicate, false), g.added_at,
      coalesce(g.is_added_day, false), g.added_by, g.warning
    from jsonb_to_recordset(p_document -> 'entries') as g(
      list integer, position integer, song integer, row_number integer, is_duplicate boolean, added_at timestamptz,
      is_added_day boolean, added_by text, warning text)
    join placed p on p.n = g.list
    join song s on s.n = g.song;
    perform playlists.enrich_new_songs(array(
      select l.state_id from jsonb_to_recordset(v_lists) as l(state_id bigint, is_same boolean) where not l.is_same));
  end if;
  return query
  select l.n, l.playlist_id, l.state_id, l.is_new, l.is_same
  from jsonb_to_recordset(v_lists) as l(
    n integer, playlist_id bigint, state_id bigint, is_new boolean, is_same boolean)
  order by l.n;
end
$$;
comment on function playlists.store_lists(jsonb) is 'Stores lists as they were brought; the same bytes once.';
revoke all on function playlists.store_lists(jsonb) from public;
grant execute on function playlists.store_lists(jsonb) to linernotes_worker, linernotes_operator;
