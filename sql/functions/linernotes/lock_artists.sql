-- Keeps others from storing records of the same artists until this transaction ends: what two sources bring at the
-- same time would otherwise not find each other, and stand twice.
create or replace function linernotes.lock_artists(p_artist_ids bigint[])
returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
  select pg_advisory_xact_lock(19521, hashint8(id))
  from (select distinct id from unnest(p_artist_ids) as id order by id) as ordered
$$;
comment on function linernotes.lock_artists(bigint[]) is 'One at a time stores records of these artists.';
revoke all on function linernotes.lock_artists(bigint[]) from public;
