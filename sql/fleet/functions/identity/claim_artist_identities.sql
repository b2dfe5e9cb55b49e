-- Makes every identity of a group known: those that nobody has go to the artist that has one of the others, else to
-- a new one called as p_record says. An identity that another artist has stays there.
create or replace function linernotes.claim_artist_identities(p_group jsonb, p_record jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_id bigint;
  v_is_new boolean;
begin
  select min(k.id) into v_id from linernotes.known_artists(p_group) as k(id);
  v_is_new := v_id is null;
  v_id := coalesce(v_id, nextval(pg_get_serial_sequence('linernotes.artists', 'id')));

  insert into linernotes.artist_identities (source, native_id, artist_id)
  select distinct g.source, g.native_id, v_id
  from jsonb_to_recordset(p_group) as g(source text, native_id text)
  where g.native_id is not null
  order by g.source, g.native_id
  on conflict do nothing;
  if v_is_new and exists (select from linernotes.artist_identities i where i.artist_id = v_id) then
    insert into linernotes.artists (id, name, name_key, disambiguation)
    values (
      v_id, p_record ->> 'name', coalesce(p_record ->> 'name_key', ''), coalesce(p_record ->> 'disambiguation', ''));
  end if;
end
$$;
comment on function linernotes.claim_artist_identities(jsonb, jsonb) is 'Makes the identities of one artist known.';
revoke all on function linernotes.claim_artist_identities(jsonb, jsonb) from public;
