-- Tables of modules and of PGMQ whose row level security hides rows from linernotes_owner, by whom all functions run: a read
-- of such a queue finds nothing and says nothing. With the policy to grant. None where one lets everything through.
create or replace function linernotes.filtered_tables()
returns table (table_name text, role_name text, remedy text)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select format('%I.%I', n.nspname, c.relname), current_user::text,
    format('create policy linernotes on %I.%I to linernotes_owner using (true) with check (true)', n.nspname, c.relname)
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where (n.nspname = 'pgmq' or n.nspname in (select m.schema_name from linernotes.modules m)) and c.relkind in ('r', 'p')
    and c.relrowsecurity and row_security_active(c.oid)
    and (
      n.nspname <> 'pgmq' or c.relname = 'meta' or exists (
        select from linernotes.entered_queues e where c.relname in ('q_' || e.queue, 'a_' || e.queue)))
    and (
      select coalesce(bool_and(p.polpermissive), true) and coalesce(bool_or(
        p.polcmd = '*' and pg_get_expr(p.polqual, p.polrelid) = 'true'
        and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'true') = 'true'), false)
      from pg_policy p
      where p.polrelid = c.oid and exists (
        select from unnest(p.polroles) as given (role)
        where given.role = 0 or pg_has_role(current_user, given.role, 'usage'))
    ) is not true
  order by 1
$$;
comment on function linernotes.filtered_tables() is
  'Tables whose row level security hides rows from the functions of the fleet, and the policy to grant.';
revoke all on function linernotes.filtered_tables() from public;
grant execute on function linernotes.filtered_tables() to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
