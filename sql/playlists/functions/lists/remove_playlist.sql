-- Removes a playlist with its states; its songs stay, for others may have them. False: there is none.
create or replace function playlists.remove_playlist(p_playlist_id bigint)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from playlists.playlists p where p.playlist_id = p_playlist_id;
  return found;
end
$$;
comment on function playlists.remove_playlist(bigint) is 'Removes a playlist with its states.';
revoke all on function playlists.remove_playlist(bigint) from public;
grant execute on function playlists.remove_playlist(bigint) to linernotes_operator;
