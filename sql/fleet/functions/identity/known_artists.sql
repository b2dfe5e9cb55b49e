-- The artists of ours that the records of a group (see linernotes.store_artist_groups) mean.
create or replace function linernotes.known_artists(p_group jsonb)
returns setof bigint
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select i.artist_id
  from jsonb_to_recordset(p_group) as g(source text, native_id text)
  join linernotes.artist_identities i using (source, native_id)
  union
  select coalesce(a.merged_into, a.id)
  from jsonb_to_recordset(p_group) as g(artist_id bigint)
  join linernotes.artists a on a.id = g.artist_id
$$;
comment on function linernotes.known_artists(jsonb) is 'The artists of ours that a group of records means.';
revoke all on function linernotes.known_artists(jsonb) from public;
