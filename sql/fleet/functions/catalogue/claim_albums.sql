-- Gives every album of a document (see linernotes.store_albums) that the source's id is new for an identity: of an
-- album of ours that it is, else of a new one.
--
-- It is one of ours where the source states an id that we know; or where artist and title are the same, the years
-- don't differ, and not one is a single and the other none. A source's own albums are never made one.
create or replace function linernotes.claim_albums(p_source text, p_albums jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_album record;
  v_id bigint;
  v_found bigint;
begin
  for v_album in
    select distinct on (g.native_id) g.native_id, g.title, coalesce(g.title_key, '') as title_key, g.kind,
      g.release_date, g.barcode, g.artists, coalesce(g.foreign_ids, '[]') as foreign_ids
    from jsonb_to_recordset(p_albums) as g(
      native_id text, title text, title_key text, kind text, release_date text, barcode text, artists jsonb,
      foreign_ids jsonb)
    where not exists (
      select from linernotes.album_identities i where i.source = p_source and i.native_id = g.native_id)
    order by g.native_id, g.release_date nulls last
  loop
    select i.album_id into v_found
    from jsonb_to_recordset(v_album.foreign_ids) as f(source text, native_id text)
    join linernotes.album_identities i using (source, native_id)
    where not exists (
      select from linernotes.album_identities o where o.album_id = i.album_id and o.source = p_source)
    order by i.album_id limit 1;
    if v_found is null and v_album.title_key <> '' then
      select b.id into v_found
      from linernotes.artist_identities ai
      join linernotes.album_artists ba on ba.artist_id = ai.artist_id
      join linernotes.albums b on b.id = ba.album_id
      where ai.source = p_source
        and ai.native_id in (select a.value ->> 'native_id' from jsonb_array_elements(v_album.artists) as a)
        and b.title_key = v_album.title_key
        and coalesce(left(b.release_date, 4) = left(v_album.release_date, 4), true)
        and coalesce((b.kind in ('single', 'ep')) = (v_album.kind in ('single', 'ep')), true)
        and not exists (select from linernotes.album_identities i where i.album_id = b.id and i.source = p_source)
      order by b.id limit 1;
    end if;

    v_id := coalesce(v_found, nextval(pg_get_serial_sequence('linernotes.albums', 'id')));
    insert into linernotes.album_identities (source, native_id, album_id)
    values (p_source, v_album.native_id, v_id) on conflict do nothing;
    continue when not found;
    if v_found is null then
      insert into linernotes.albums (id, title, title_key, kind, release_date, barcode)
      values (v_id, v_album.title, v_album.title_key, v_album.kind, v_album.release_date, v_album.barcode);
    end if;
    insert into linernotes.album_identities (source, native_id, album_id, stated_by)
    select distinct f.source, f.native_id, v_id, p_source
    from jsonb_to_recordset(v_album.foreign_ids) as f(source text, native_id text)
    order by f.source, f.native_id
    on conflict do nothing;
  end loop;
end
$$;
comment on function linernotes.claim_albums(text, jsonb) is 'Gives a source''s new albums their place among ours.';
revoke all on function linernotes.claim_albums(text, jsonb) from public;
