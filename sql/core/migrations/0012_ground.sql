-- The queues that the fleet may touch, rows to lock where a lock has to need rights, and what identifies a row where a
-- database is replicated. A queue that is not logged keeps its numbers through a crash from now on.

create table if not exists linernotes.entered_queues (
  queue text primary key,
  entered_by text not null default session_user,
  entered_at timestamptz not null default clock_timestamp()
);
comment on table linernotes.entered_queues is
  'The queues that the roles of the fleet may read, settle, send to, purge and measure; kept when a queue is dropped.';
insert into linernotes.entered_queues (queue) select q.queue from linernotes.queues q on conflict do nothing;

create table if not exists linernotes.locks (
  name text not null,
  number integer not null default 0,
  primary key (name, number)
);
comment on table linernotes.locks is
  'Rows that are locked where one at a time goes on. Nobody without rights can: an advisory lock could be anybody''s.';
insert into linernotes.locks (name)
values ('maintain'), ('compile_calls'), ('redrive'), ('artist_groups')
on conflict do nothing;
insert into linernotes.locks (name, number) select 'artists', n from generate_series(0, 1023) as n on conflict do nothing;

alter table linernotes.queues add column if not exists is_silent boolean not null default false;
comment on column linernotes.queues.is_silent is
  'Sends to it notify nobody, so that they can be part of a transaction that is prepared; workers poll.';

comment on column linernotes.access_tokens.token is
  'Sealed by the worker with a key derived from the credential, which is in no table: of no use to whoever reads it here.';

-- Neither has a key, for both are appended to by many at once; where all tables are published, deleting needs one.
alter table linernotes.queue_groups replica identity full;
alter table linernotes.run_progress replica identity full;

grant select on linernotes.entered_queues to linernotes_worker, linernotes_operator, linernotes_api;

do $pgmq$
declare
  v_table record;
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pgmq')
    or not exists (
      select from pg_catalog.pg_namespace where nspname = 'pgmq' and nspowner = 'linernotes_owner'::regrole)
  then
    return;
  end if;
  alter table pgmq.meta replica identity using index meta_queue_name_key;
  alter table pgmq.notify_insert_throttle replica identity using index notify_insert_throttle_queue_name_key;
  alter table pgmq.topic_bindings replica identity using index topic_bindings_unique_pattern_queue;

  for v_table in
    select c.oid::regclass as name
    from pg_catalog.pg_class c
    where c.relnamespace = 'pgmq'::regnamespace and c.relkind in ('r', 'p') and c.relreplident = 'd'
      and not exists (select from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisprimary)
  loop
    execute format('alter table %s replica identity full', v_table.name);
  end loop;
  for v_table in
    select c.oid::regclass as name
    from pg_catalog.pg_class c
    where c.relnamespace = 'pgmq'::regnamespace and c.relkind = 'S' and c.relpersistence = 'u'
  loop
    execute format('alter sequence %s set logged', v_table.name);
  end loop;
end
$pgmq$;
