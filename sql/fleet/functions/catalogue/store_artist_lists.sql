-- Notes that lists of artists' albums were read to their end.
-- p_lists: [{"native_id", "total"}]
create or replace function linernotes.store_artist_lists(p_source text, p_lists jsonb)
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into linernotes.artist_lists (source, native_id, total, read_at)
  select distinct on (g.native_id) p_source, g.native_id, g.total, linernotes.current_time()
  from jsonb_to_recordset(p_lists) as g(native_id text, total integer)
  order by g.native_id, g.total
  on conflict (source, native_id) do update set total = excluded.total, read_at = excluded.read_at
$$;
comment on function linernotes.store_artist_lists(text, jsonb) is 'Notes that lists of albums were read to their end.';
revoke all on function linernotes.store_artist_lists(text, jsonb) from public;
grant execute on function linernotes.store_artist_lists(text, jsonb) to linernotes_worker;
