-- Artists of one name to whom two sources credit one record are one artist: this source's and another's, unless a source
-- knows both under ids of its own, or one of the two credits the name twice there.
-- p_kind: 'track' or 'album'; p_records: [{"native_id", "artists": [{"native_id"}]}], stored before, artists included.
create or replace function linernotes.merge_credited(p_source text, p_kind text, p_records jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_own bigint;
  v_other bigint;
begin
  for v_own, v_other in
    execute format(
      $query$
        with given as materialized (
          select distinct r.%1$s_id as record_id, x.id, x.name_key
          from jsonb_to_recordset($2) as g(native_id text, artists jsonb)
          cross join jsonb_array_elements(g.artists) as a
          join linernotes.%1$s_identities r on r.source = $1 and r.native_id = g.native_id
          join linernotes.artist_identities i on i.source = $1 and i.native_id = a ->> 'native_id'
          join linernotes.artists x on x.id = i.artist_id
          where x.name_key <> ''
        ), pairs as (
          select g.id as own, o.id as other, g.record_id, g.name_key
          from given g
          join linernotes.%1$s_artists c on c.%1$s_id = g.record_id
          join linernotes.artists o on o.id = c.artist_id and o.name_key = g.name_key and o.id <> g.id
        )
        select distinct least(p.own, p.other), greatest(p.own, p.other)
        from pairs p
        where not exists (
            select from linernotes.artist_identities k join linernotes.artist_identities l using (source)
            where k.artist_id = p.own and l.artist_id = p.other)
          and (select count(*) from pairs d where (d.record_id, d.name_key) = (p.record_id, p.name_key)) = 1
          and (select count(*) from given d where (d.record_id, d.name_key) = (p.record_id, p.name_key)) = 1
        order by 1, 2
      $query$, p_kind)
    using p_source, p_records
  loop
    perform from linernotes.locks l where l.name = 'artist_groups' for update;
    perform linernotes.call_as_first(v_own, v_other);
    perform linernotes.merge_artist(v_own, v_other);
  end loop;
end
$$;
comment on function linernotes.merge_credited(text, text, jsonb) is
  'Makes one artist of two to whom two sources credit one record under one name.';
revoke all on function linernotes.merge_credited(text, text, jsonb) from public;
