-- One artist turned out to be another: everything goes to the one that is kept. The absorbed row stays and points
-- there, since messages may name it.
create or replace function linernotes.merge_artist(p_kept bigint, p_absorbed bigint)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_kept = p_absorbed then
    return;
  end if;
  update linernotes.artist_identities set artist_id = p_kept where artist_id = p_absorbed;

  insert into linernotes.album_artists (album_id, artist_id, position, credited_as)
  select album_id, p_kept, position, credited_as from linernotes.album_artists where artist_id = p_absorbed
  on conflict do nothing;
  delete from linernotes.album_artists where artist_id = p_absorbed;

  insert into linernotes.track_artists (track_id, artist_id, position, credited_as)
  select track_id, p_kept, position, credited_as from linernotes.track_artists where artist_id = p_absorbed
  on conflict do nothing;
  delete from linernotes.track_artists where artist_id = p_absorbed;

  update linernotes.artists set merged_into = p_kept, updated_at = linernotes.current_time()
  where id = p_absorbed or merged_into = p_absorbed;
end
$$;
comment on function linernotes.merge_artist(bigint, bigint) is 'Makes one artist of two.';
revoke all on function linernotes.merge_artist(bigint, bigint) from public;
