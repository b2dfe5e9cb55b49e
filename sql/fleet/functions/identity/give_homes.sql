-- Gives each of these people a row of its own, where several share one since they were made one for good.
-- p_people: see linernotes.arrange_people. Who the shared row is called after keeps it.
create or replace function linernotes.give_homes(p_people jsonb)
returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
  with sharing as (
    select i.source, i.native_id, i.home_id, row_number() over (
      partition by i.home_id
      order by (g.source, g.native_id) <> (g.home_source, g.home_native_id), i.source, i.native_id) as place
    from jsonb_to_recordset(p_people) as g(
      source text, native_id text, home_source text, home_native_id text)
    join linernotes.person_identities i using (source, native_id)
  ), given as (
    update linernotes.person_identities i
    set home_id = nextval(pg_get_serial_sequence('linernotes.people', 'id'))
    from sharing s
    where i.source = s.source and i.native_id = s.native_id and s.place > 1
    returning i.source, i.native_id, i.home_id
  )
  insert into linernotes.people (id, name, name_key, kind)
  select n.home_id, coalesce(e.person_name, ''), coalesce(e.name_key, ''), e.person_kind
  from given n
  left join lateral (
    select c.person_name, c.name_key, c.person_kind from linernotes.credit_evidence c
    where c.source = n.source and c.person_native_id = n.native_id
    order by c.person_name collate "C", c.person_kind limit 1) as e on true
$$;
comment on function linernotes.give_homes(jsonb) is 'Gives sources'' people rows of their own.';
revoke all on function linernotes.give_homes(jsonb) from public;
