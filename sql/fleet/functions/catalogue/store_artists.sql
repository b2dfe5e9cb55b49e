-- Stores artists by the ids of their source and returns our ids for them.
--
-- Safe when two callers bring the same artist at once: whoever inserts the identity creates the
-- artist, the other waits for that commit and finds it. Rows are claimed in one order.
-- p_artists: [{"native_id", "name", "name_key", "sort_name", "kind", "country", "disambiguation"}]; only what is
-- given replaces what is stored, so a bare credit (id and name) takes nothing away.
create or replace function linernotes.store_artists(p_source text, p_artists jsonb)
returns table (native_id text, artist_id bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  with given as (
    select distinct on (g.native_id) g.*
    from jsonb_to_recordset(p_artists) as g(
      native_id text, name text, name_key text, sort_name text, kind text, country text, disambiguation text)
    order by g.native_id, g.sort_name nulls last
  ), claimed as (
    insert into linernotes.artist_identities (source, native_id, artist_id)
    select p_source, g.native_id, nextval(pg_get_serial_sequence('linernotes.artists', 'id'))
    from given g
    where not exists (
      select from linernotes.artist_identities i where i.source = p_source and i.native_id = g.native_id)
    order by g.native_id
    on conflict do nothing
    returning native_id, artist_id
  )
  insert into linernotes.artists (id, name, name_key, sort_name, kind, country, disambiguation)
  select c.artist_id, g.name, coalesce(g.name_key, ''), g.sort_name, g.kind, g.country, coalesce(g.disambiguation, '')
  from claimed c join given g using (native_id);

  with given as (
    select distinct on (i.artist_id) i.artist_id, g.name, g.name_key, g.sort_name, g.kind, g.country, g.disambiguation
    from jsonb_to_recordset(p_artists) as g(
      native_id text, name text, name_key text, sort_name text, kind text, country text, disambiguation text)
    join linernotes.artist_identities i on i.source = p_source and i.native_id = g.native_id
    where g.sort_name is not null
    order by i.artist_id, g.native_id
  )
  update linernotes.artists a
  set name = g.name, name_key = coalesce(g.name_key, a.name_key), sort_name = g.sort_name, kind = coalesce(g.kind, a.kind),
    country = coalesce(g.country, a.country), disambiguation = coalesce(g.disambiguation, a.disambiguation),
    updated_at = linernotes.current_time()
  from given g
  where a.id = g.artist_id
    and (a.name, a.name_key, a.sort_name, a.kind, a.country, a.disambiguation) is distinct from
      (g.name, coalesce(g.name_key, a.name_key), g.sort_name, coalesce(g.kind, a.kind), coalesce(g.country, a.country),
        coalesce(g.disambiguation, a.disambiguation));

  return query
  select distinct i.native_id, i.artist_id
  from jsonb_to_recordset(p_artists) as g(native_id text)
  join linernotes.artist_identities i on i.source = p_source and i.native_id = g.native_id;
end
$$;
comment on function linernotes.store_artists(text, jsonb) is 'Stores artists by source id, returns our ids.';
revoke all on function linernotes.store_artists(text, jsonb) from public;
