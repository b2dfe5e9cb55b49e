-- What on the tables of a queue would run code of somebody who is neither a superuser nor linernotes_owner nor ourselves,
-- when they are written to or read: a trigger, default, constraint, index, rule, policy or domain; null where nothing.
-- A trigger that is deferred runs at the commit, with the rights of whoever commits.
create or replace function linernotes.strange_code(p_queue text)
returns text language sql stable
set search_path = pg_catalog, pg_temp
as $$
  with tables as (
    select t.oid from (values
      (to_regclass(format('pgmq.%I', 'q_' || p_queue))), (to_regclass(format('pgmq.%I', 'a_' || p_queue)))) as t (oid)
    where t.oid is not null
  ), hung as (
    select 'pg_trigger'::regclass as classid, g.oid, format('the trigger %s', g.tgname) as name
    from pg_trigger g join tables t on t.oid = g.tgrelid
    union all
    select 'pg_attrdef'::regclass, d.oid, 'a default' from pg_attrdef d join tables t on t.oid = d.adrelid
    union all
    select 'pg_constraint'::regclass, c.oid, format('the constraint %s', c.conname)
    from pg_constraint c join tables t on t.oid = c.conrelid
    union all
    select 'pg_class'::regclass, i.indexrelid, format('the index %s', i.indexrelid::regclass)
    from pg_index i join tables t on t.oid = i.indrelid
    union all
    select 'pg_rewrite'::regclass, r.oid, format('the rule %s', r.rulename)
    from pg_rewrite r join tables t on t.oid = r.ev_class
    union all
    select 'pg_policy'::regclass, p.oid, format('the policy %s', p.polname)
    from pg_policy p join tables t on t.oid = p.polrelid
  ), strangers as (
    select o.oid from pg_roles o where not o.rolsuper and o.rolname not in ('linernotes_owner', session_user)
  ), found as (
    select h.name
    from hung h
    join pg_depend d on d.classid = h.classid and d.objid = h.oid and d.refclassid = 'pg_proc'::regclass
    join pg_proc p on p.oid = d.refobjid
    join strangers s on s.oid = p.proowner
    union all
    select format('the rule %s', r.rulename) from pg_rewrite r join tables t on t.oid = r.ev_class
    union all
    select format('the type of the column %s', a.attname)
    from pg_attribute a
    join tables t on t.oid = a.attrelid
    join pg_type y on y.oid = a.atttypid and y.typtype = 'd'
    join strangers s on s.oid = y.typowner
  )
  select min(f.name) from found f
$$;
comment on function linernotes.strange_code(text) is
  'Internal: what on the tables of a queue would run code of a stranger; null where nothing.';
revoke all on function linernotes.strange_code(text) from public;
