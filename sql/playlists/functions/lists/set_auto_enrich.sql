-- Whether songs that are new in a playlist are enriched without being asked. False: there is no such playlist.
create or replace function playlists.set_auto_enrich(p_playlist_id bigint, p_on boolean)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update playlists.playlists p set auto_enrich = p_on where p.playlist_id = p_playlist_id;
  return found;
end
$$;
comment on function playlists.set_auto_enrich(bigint, boolean) is 'Turns the enriching of new songs on or off.';
revoke all on function playlists.set_auto_enrich(bigint, boolean) from public;
grant execute on function playlists.set_auto_enrich(bigint, boolean) to linernotes_operator;
