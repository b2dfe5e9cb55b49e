-- Stores what sources said, a row an ISRC and source; twice is as once, and an older answer never takes a newer one's
-- place. Returns how many rows are new or newer.
create or replace function publishing.store_registrations(p_registrations jsonb)
returns bigint language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count bigint;
begin
  insert into publishing.registrations as r (
    isrc, source, origin, as_of, expires_at, updated_at, state, publisher_status, title, iswc, song_code,
    collection_share, writers, publishers, administrators)
  select g.isrc, g.source, g.origin, g.as_of, g.expires_at, g.updated_at, g.state, g.publisher_status, g.title, g.iswc,
    g.song_code, g.collection_share, coalesce(g.writers, '[]'), coalesce(g.publishers, '[]'),
    coalesce(g.administrators, '[]')
  from jsonb_to_recordset(p_registrations) as g (
    isrc text, source text, origin text, as_of timestamptz, expires_at timestamptz, updated_at timestamptz, state text,
    publisher_status text, title text, iswc text, song_code text, collection_share numeric, writers jsonb,
    publishers jsonb, administrators jsonb)
  order by g.isrc, g.source
  on conflict (isrc, source) do update set
    origin = excluded.origin, as_of = excluded.as_of, expires_at = excluded.expires_at, updated_at = excluded.updated_at,
    state = excluded.state, publisher_status = excluded.publisher_status, title = excluded.title, iswc = excluded.iswc,
    song_code = excluded.song_code, collection_share = excluded.collection_share, writers = excluded.writers,
    publishers = excluded.publishers, administrators = excluded.administrators
  where excluded.as_of > r.as_of;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function publishing.store_registrations(jsonb) is 'Stores what sources said of registrations.';
revoke all on function publishing.store_registrations(jsonb) from public;
grant execute on function publishing.store_registrations(jsonb) to linernotes_worker, linernotes_operator;
