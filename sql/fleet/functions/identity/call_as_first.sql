-- Calls the artist that is kept as the first of both sources by name calls them, whoever came first.
create or replace function linernotes.call_as_first(p_kept bigint, p_absorbed bigint)
returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
  update linernotes.artists a
  set name = o.name, name_key = o.name_key, sort_name = coalesce(o.sort_name, a.sort_name),
    kind = coalesce(o.kind, a.kind), country = coalesce(o.country, a.country),
    disambiguation = coalesce(nullif(o.disambiguation, ''), a.disambiguation), updated_at = linernotes.current_time()
  from linernotes.artists o
  where a.id = p_kept and o.id = p_absorbed
    and (select min(i.source collate "C") from linernotes.artist_identities i where i.artist_id = p_absorbed)
      < (select min(i.source collate "C") from linernotes.artist_identities i where i.artist_id = p_kept)
$$;
comment on function linernotes.call_as_first(bigint, bigint) is 'Calls an artist as the first source by name does.';
revoke all on function linernotes.call_as_first(bigint, bigint) from public;
