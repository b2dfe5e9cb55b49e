-- Deletes a listener and every row of theirs, in every table of this schema; returns how many plays that were, null where
-- there is no such listener. Fails, and deletes nothing, where a row would be left.
create or replace function listening.forget_listener(p_listener_id bigint)
returns bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table regclass;
  v_plays bigint;
  v_left bigint;
begin
  if not listening.lock_listener(p_listener_id) then
    return null;
  end if;
  select count(*) into v_plays from listening.plays p where p.listener_id = p_listener_id;
  -- The large tables first and each by itself: a cascade would look for each song's rows again.
  delete from listening.reports r where r.listener_id = p_listener_id;
  delete from listening.plays p where p.listener_id = p_listener_id;
  delete from listening.song_totals t where t.listener_id = p_listener_id;
  delete from listening.song_keys k where k.listener_id = p_listener_id;
  delete from listening.listeners l where l.id = p_listener_id;
  for v_table in
    select a.attrelid::regclass
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'listening'::regnamespace and c.relkind = 'r' and a.attname = 'listener_id'
      and not a.attisdropped
  loop
    execute format('select count(*) from %s where listener_id = $1', v_table) into v_left using p_listener_id;
    if v_left > 0 then
      raise exception using errcode = 'LN001', message = format('%s rows of the listener are left in %s', v_left, v_table);
    end if;
  end loop;
  return v_plays;
end
$$;
comment on function listening.forget_listener(bigint) is 'Deletes a listener and every row of theirs, and looks that none is left.';
revoke all on function listening.forget_listener(bigint) from public;
grant execute on function listening.forget_listener(bigint) to linernotes_operator;
