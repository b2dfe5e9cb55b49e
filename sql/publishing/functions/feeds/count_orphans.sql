-- References of a feed that lead nowhere, by what they refer to.
create or replace function publishing.count_orphans(p_feed bigint)
returns jsonb language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  v_reference record;
  v_count bigint;
  v_orphans jsonb := '{}';
begin
  for v_reference in
    select * from (values
      ('links', 'work_id', 'works'), ('links', 'recording_id', 'recordings'), ('shares', 'work_id', 'works'),
      ('shares', 'party_id', 'parties'), ('unclaimed', 'work_id', 'works'), ('unclaimed', 'recording_id', 'recordings')
    ) as r (source, column_name, target)
  loop
    execute format(
      'select count(*) from publishing.%1$I s where s.%2$I is not null '
        'and not exists (select from publishing.%3$I t where t.record_id = s.%2$I)',
      v_reference.source || '_' || p_feed, v_reference.column_name, v_reference.target || '_' || p_feed)
    into v_count;
    if v_count > 0 then
      v_orphans := v_orphans || jsonb_build_object(v_reference.source || ' → ' || v_reference.target, v_count);
    end if;
  end loop;
  return v_orphans;
end
$$;
comment on function publishing.count_orphans(bigint) is 'References of a feed that lead nowhere.';
revoke all on function publishing.count_orphans(bigint) from public;
grant execute on function publishing.count_orphans(bigint) to linernotes_operator;
