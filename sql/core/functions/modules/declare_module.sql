-- Notes what a migrate has brought a module to, and what it declares: its queues, which linernotes.ensure_queues makes,
-- and its tasks, which linernotes.maintain calls. For the owner and linernotes_migrator. LN002: what it depends on is not
-- there, a queue is another module's or was entered by hand, or the schema is none of its own.
create or replace function linernotes.declare_module(
  p_name text, p_schema text, p_depends_on text[], p_version integer, p_functions_digest text,
  p_queues text[], p_tasks text[])
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_other text;
begin
  -- Whoever removes the module drops its schema.
  if p_schema not in ('linernotes', p_name) or p_schema in ('pgmq', 'public') or p_schema ~ '^pg_' then
    raise exception using
      errcode = 'LN002', message = format('the module %s has a schema of its own, of its own name', left(p_name, 100));
  end if;
  select needed.name into v_other
  from unnest(p_depends_on) as needed (name)
  where needed.name not in (select m.name from linernotes.modules m);
  if found then
    raise exception using
      errcode = 'LN002', message = format('the module %s depends on %s, which is not installed', p_name, v_other);
  end if;
  insert into linernotes.modules (name, schema_name, depends_on, version, functions_digest)
  values (p_name, p_schema, p_depends_on, p_version, p_functions_digest)
  on conflict (name) do update
  set schema_name = excluded.schema_name, depends_on = excluded.depends_on, version = excluded.version,
    functions_digest = excluded.functions_digest, applied_at = clock_timestamp();

  -- Whoever removes the module drops its queues: one that was there before is nobody's to take. Those of the fleet were
  -- entered by hand before there were modules.
  select format('%s, which %s', e.queue, coalesce('is ' || e.module || '''s', 'was entered by hand')) into v_other
  from linernotes.entered_queues e
  where (e.module <> p_name or e.module is null and p_schema <> 'linernotes')
    and e.queue in (select linernotes.queue_key(q) from unnest(p_queues) as q);
  if found then
    raise exception using
      errcode = 'LN002', message = format('the module %s declares the queue %s', p_name, v_other);
  end if;
  update linernotes.entered_queues e set module = null where e.module = p_name and e.queue <> all (p_queues);
  insert into linernotes.entered_queues as e (queue, module)
  select linernotes.queue_key(q), p_name from unnest(p_queues) as q
  on conflict (queue) do update set module = excluded.module where e.module is null;

  delete from linernotes.maintenance_tasks t where t.module = p_name;
  insert into linernotes.maintenance_tasks (module, task, position)
  select p_name, t.task, t.position from unnest(p_tasks) with ordinality as t (task, position);
end
$$;
comment on function linernotes.declare_module(text, text, text[], integer, text, text[], text[]) is
  'Notes what a migrate has brought a module to, with its queues and maintenance tasks.';
revoke all on function linernotes.declare_module(text, text, text[], integer, text, text[], text[]) from public;
