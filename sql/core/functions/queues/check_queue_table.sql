-- Refuses (LN005) a queue whose tables are not to be trusted, or not to be seen: those on which code of somebody else
-- would run, with our rights at each send and with those of whoever commits, a superuser's too; and those whose row level
-- security hides messages instead of refusing. Whoever enters a queue may own it himself; so may the owner of PGMQ, as
-- long as nothing of his runs.
create or replace function linernotes.check_queue_table(p_queue text)
returns void language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table record;
begin
  select c.relname as name, o.rolname as owner, linernotes.strange_code(p_queue) as code into v_table
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_roles o on o.oid = c.relowner
  where c.oid in (to_regclass(format('pgmq.%I', 'q_' || p_queue)), to_regclass(format('pgmq.%I', 'a_' || p_queue)))
    and not o.rolsuper and o.rolname not in ('linernotes_owner', session_user)
    and (c.relowner <> n.nspowner or linernotes.strange_code(p_queue) is not null)
  order by c.relname desc
  limit 1;
  if found then
    raise exception using
      errcode = 'LN005',
      message = format('the table pgmq.%I belongs to %s, and %s would run with the rights of others', v_table.name,
        v_table.owner, coalesce(v_table.code, 'whatever trigger he makes')),
      hint = format('Look at it, then: alter table pgmq.%I owner to linernotes_owner; then enter the queue again.',
        v_table.name);
  end if;
  select f.* into v_table from linernotes.filtered_tables() as f
  where f.table_name in (format('pgmq.%I', 'q_' || p_queue), format('pgmq.%I', 'a_' || p_queue))
  limit 1;
  if found then
    raise exception using
      errcode = 'LN005',
      message = format('row level security of %s hides its rows from %s, which would see an empty queue',
        v_table.table_name, v_table.role_name),
      hint = format('As the owner of the table: %s', v_table.remedy);
  end if;
end
$$;
comment on function linernotes.check_queue_table(text) is
  'Refuses a queue whose table belongs to somebody not to be trusted, or hides its rows (LN005).';
revoke all on function linernotes.check_queue_table(text) from public;
