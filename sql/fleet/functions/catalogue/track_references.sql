-- Tracks with everything by which a source may find its own: titles, codes, artists, places, ids of other sources.
drop function if exists linernotes.track_references(bigint[]);
create or replace function linernotes.track_references(p_track_ids bigint[])
returns table (
  id bigint, title text, note text, length_ms integer, isrcs text[], native_ids jsonb, artists jsonb, places jsonb)
language sql stable security invoker set search_path = pg_catalog, pg_temp
as $$
  select t.id, t.title, t.note, t.length_ms,
    array(select x.isrc from linernotes.track_isrcs x where x.track_id = t.id order by x.isrc),
    (select jsonb_agg(jsonb_build_object('source', i.source, 'native_id', i.native_id) order by i.source, i.native_id)
     from (
       select source, native_id from linernotes.track_identities where track_id = t.id
       union
       select source, native_id from linernotes.operator_statements
       where track_id = t.id and kind = 'match' and is_true and withdrawn_at is null) as i),
    (select jsonb_agg(jsonb_build_object('name', a.name, 'native_ids', coalesce((
         select jsonb_agg(
           jsonb_build_object('source', i.source, 'native_id', i.native_id) order by i.source, i.native_id)
         from linernotes.artist_identities i where i.artist_id = a.id), '[]'))
       order by ta.position, a.id)
     from linernotes.track_artists ta join linernotes.artists a on a.id = ta.artist_id where ta.track_id = t.id),
    (select jsonb_agg(p.place order by p.release_date nulls last, p.id)
     from (
       select b.id, b.release_date, jsonb_build_object(
         'title', b.title, 'kind', b.kind, 'release_date', b.release_date, 'barcode', b.barcode,
         'disc_number', bt.disc_number, 'position', bt.position, 'native_ids', coalesce((
           select jsonb_agg(
             jsonb_build_object('source', i.source, 'native_id', i.native_id) order by i.source, i.native_id)
           from linernotes.album_identities i where i.album_id = b.id), '[]')) as place
       from linernotes.album_tracks bt join linernotes.albums b on b.id = bt.album_id
       where bt.track_id = t.id
       order by b.release_date nulls last, b.id limit 8) as p)
  from linernotes.tracks t where t.id = any (p_track_ids)
$$;
comment on function linernotes.track_references(bigint[]) is 'Tracks with all by which a source may find its own.';
revoke all on function linernotes.track_references(bigint[]) from public;
grant execute on function linernotes.track_references(bigint[]) to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
