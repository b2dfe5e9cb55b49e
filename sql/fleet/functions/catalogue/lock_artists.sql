-- Keeps others from storing records of the same artists until this transaction ends: what two sources bring at the
-- same time would otherwise not find each other, and stand twice.
create or replace function linernotes.lock_artists(p_artist_ids bigint[])
returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
  select from linernotes.locks l
  where l.name = 'artists' and l.number in (select (given.id % 1024)::integer from unnest(p_artist_ids) as given (id))
  order by l.number
  for update
$$;
comment on function linernotes.lock_artists(bigint[]) is 'One at a time stores records of these artists.';
revoke all on function linernotes.lock_artists(bigint[]) from public;
