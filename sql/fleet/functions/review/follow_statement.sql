-- What a statement that was made or withdrawn leads to, beside conclusions: who its people are is to be computed anew,
-- and a track that is the source's, or no longer is, is asked for there again.
create or replace function linernotes.follow_statement(p_id bigint)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_stated linernotes.operator_statements;
begin
  select * into v_stated from linernotes.operator_statements s where s.id = p_id;
  if v_stated.kind = 'person' then
    update linernotes.person_identities i set is_settled = false
    where (i.source, i.native_id) in (
      (v_stated.source, v_stated.native_id), (v_stated.other_source, v_stated.other_native_id));
  elsif v_stated.kind = 'match' then
    delete from linernotes.freshness f
    where f.subject = 'track_credits' and f.subject_id = v_stated.track_id and f.source = v_stated.source;
    perform linernotes.send_batch('producer_identification', array[jsonb_build_object(
      'trackId', t.id, 'trackName', left(t.title, 500), 'albumId', a.album_id, 'artistId', p.artist_id)],
      array[jsonb_build_object('v', 1, 'hop', 0, 'source', v_stated.source)])
    from linernotes.tracks t
    cross join lateral (
      select b.album_id from linernotes.album_tracks b where b.track_id = t.id order by b.album_id limit 1) as a
    cross join lateral (
      -- A track that is credited to nobody is its album's artist's.
      select r.artist_id from (
        select c.artist_id, 0 as distance, c.position from linernotes.track_artists c where c.track_id = t.id
        union all
        select c.artist_id, 1, c.position from linernotes.album_artists c where c.album_id = a.album_id) as r
      order by r.distance, r.position limit 1) as p
    where t.id = v_stated.track_id and t.title <> '';
  end if;
end
$$;
comment on function linernotes.follow_statement(bigint) is 'What a statement of the operator leads to.';
revoke all on function linernotes.follow_statement(bigint) from public;
