-- Stores the artists to whom records of a document are credited, and locks them until the transaction ends (see
-- linernotes.lock_artists).
-- p_records: [{"artists": [{"native_id", "name", …}]}], see linernotes.store_artists.
create or replace function linernotes.lock_credited(p_source text, p_records jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform linernotes.store_artists(p_source, coalesce(jsonb_agg(a), '[]'))
  from jsonb_array_elements(p_records) as r, jsonb_array_elements(r -> 'artists') as a;

  perform linernotes.lock_artists(array_agg(ai.artist_id))
  from jsonb_to_recordset(p_records) as g(artists jsonb), jsonb_array_elements(g.artists) as a
  join linernotes.artist_identities ai on ai.source = p_source and ai.native_id = a ->> 'native_id';
end
$$;
comment on function linernotes.lock_credited(text, jsonb) is 'Stores and locks the artists of records.';
revoke all on function linernotes.lock_credited(text, jsonb) from public;
