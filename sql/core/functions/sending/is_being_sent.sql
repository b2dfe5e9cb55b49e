-- Whether a transaction that may have sent to a queue has not ended: one that holds the lock 'sending', of a login that
-- can send at all. Of a prepared transaction nobody knows the login: it counts.
create or replace function linernotes.is_being_sent(p_queue text, p_key integer)
returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from pg_locks l
    left join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
      and l.database = (select d.oid from pg_database d where d.datname = current_database())
      and l.classid = linernotes.lock_space('sending')::oid and l.objid = (p_key::bigint & 4294967295)::oid
      and (
        l.pid is null
        or pg_has_role(a.usesysid, 'linernotes_owner', 'member') or pg_has_role(a.usesysid, 'linernotes_worker', 'member')
        or pg_has_role(a.usesysid, 'linernotes_operator', 'member') or pg_has_role(a.usesysid, 'linernotes_api', 'member')
        or has_table_privilege(a.usesysid, to_regclass(format('pgmq.%I', 'q_' || p_queue)), 'insert')))
$$;
comment on function linernotes.is_being_sent(text, integer) is
  'Internal: whether a transaction that may have sent to a queue has not ended.';
revoke all on function linernotes.is_being_sent(text, integer) from public;
