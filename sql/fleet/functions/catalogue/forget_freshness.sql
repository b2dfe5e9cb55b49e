-- Lets everything of an artist count as never asked for: the next discovery asks all of it again.
create or replace function linernotes.forget_freshness(p_artist_id bigint)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from linernotes.artist_lists l
  using linernotes.artist_identities i
  where i.artist_id = p_artist_id and l.source = i.source and l.native_id = i.native_id;
  delete from linernotes.freshness f
  where (f.subject = 'album_tracks' and f.subject_id in (
      select a.album_id from linernotes.album_artists a where a.artist_id = p_artist_id))
    or (f.subject = 'track_credits' and f.subject_id in (select linernotes.tracks_of_artist(p_artist_id)));
end
$$;
comment on function linernotes.forget_freshness(bigint) is 'Lets everything of an artist count as never asked for.';
revoke all on function linernotes.forget_freshness(bigint) from public;
grant execute on function linernotes.forget_freshness(bigint) to linernotes_operator, linernotes_api;
