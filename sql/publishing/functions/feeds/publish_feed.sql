-- Makes a loaded feed one that answers stand on, in one step: its tables become partitions. Older feeds beyond p_keep are
-- dropped; their names are returned.
create or replace function publishing.publish_feed(
  p_feed bigint, p_files jsonb, p_orphans jsonb, p_problems jsonb, p_keep integer)
returns setof text language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text;
  v_old record;
begin
  if p_keep < 1 then
    raise exception using errcode = 'LN002', message = 'p_keep must be 1 or more';
  end if;
  update publishing.feeds f set state = 'published', loaded_at = linernotes.current_time(), files = p_files, orphans = p_orphans
  where f.id = p_feed and f.state = 'loading';
  if not found then
    raise exception using errcode = 'LN002', message = format('feed %s is not being loaded', p_feed);
  end if;
  insert into publishing.feed_problems (feed_id, file, line, problem)
  select p_feed, p.file, p.line, p.problem
  from jsonb_to_recordset(p_problems) as p (file text, line bigint, problem text)
  on conflict do nothing;
  foreach v_table in array publishing.feed_tables() loop
    execute format('revoke insert on publishing.%I from linernotes_operator', v_table || '_' || p_feed);
    execute format('alter table publishing.%I alter column feed_id drop default', v_table || '_' || p_feed);
    execute format(
      'alter table publishing.%I attach partition publishing.%I for values in (%s)', v_table, v_table || '_' || p_feed,
      p_feed);
  end loop;
  for v_old in
    select f.id, f.name from publishing.feeds f where f.state = 'published'
    order by f.created_at desc, f.id desc offset p_keep
  loop
    perform publishing.remove_feed(v_old.id);
    return next v_old.name;
  end loop;
end
$$;
comment on function publishing.publish_feed(bigint, jsonb, jsonb, jsonb, integer) is
  'Makes a loaded feed one that answers stand on; returns the names of the older ones that it dropped.';
revoke all on function publishing.publish_feed(bigint, jsonb, jsonb, jsonb, integer) from public;
grant execute on function publishing.publish_feed(bigint, jsonb, jsonb, jsonb, integer) to linernotes_operator;
