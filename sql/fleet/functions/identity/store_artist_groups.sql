-- Stores artists that several sources describe: each group is one artist.
--
-- p_groups: [[{"source", "native_id", "name", "name_key", "sort_name", "kind", "country", "disambiguation"}, …], …]; the first
-- record with a name says how the artist is called, one without a name is an identity only, {"artist_id"} an artist
-- of ours that it is.
-- Returns our id for each group, in order. Two artists of ours that a group proves to be one are merged.
create or replace function linernotes.store_artist_groups(p_groups jsonb)
returns table (group_index integer, artist_id bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_group jsonb;
  v_index bigint;
  v_known bigint[];
  v_id bigint;
  v_first jsonb;
begin
  -- Groups are few; one writer at a time finds what the other stored.
  perform from linernotes.locks l where l.name = 'artist_groups' for update;
  for v_group, v_index in select g.value, g.ordinality from jsonb_array_elements(p_groups) with ordinality as g loop
    select r.value into v_first
    from jsonb_array_elements(v_group) with ordinality as r where r.value ->> 'name' is not null
    order by r.ordinality limit 1;
    continue when v_first is null;

    perform linernotes.claim_artist_identities(v_group, v_first);
    select array_agg(distinct k.id order by k.id) into v_known
    from linernotes.known_artists(v_group) as k(id);
    v_id := v_known[1];
    perform linernotes.merge_artist(v_id, other) from unnest(v_known[2:]) as other;

    update linernotes.artists a
    set name = v_first ->> 'name', name_key = coalesce(v_first ->> 'name_key', a.name_key),
      sort_name = coalesce(v_first ->> 'sort_name', a.sort_name),
      kind = coalesce(v_first ->> 'kind', a.kind), country = coalesce(v_first ->> 'country', a.country),
      disambiguation = coalesce(v_first ->> 'disambiguation', a.disambiguation),
      updated_at = linernotes.current_time()
    where a.id = v_id;
    group_index := v_index - 1;
    artist_id := v_id;
    return next;
  end loop;
end
$$;
comment on function linernotes.store_artist_groups(jsonb) is 'Stores artists that several sources describe, returns our ids.';
revoke all on function linernotes.store_artist_groups(jsonb) from public;
grant execute on function linernotes.store_artist_groups(jsonb) to linernotes_worker;
