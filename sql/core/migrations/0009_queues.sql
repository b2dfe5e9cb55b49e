-- What the fleet knows of a queue as a whole: its state, its retention, the runs that wait in it.

create table if not exists linernotes.queues (
  queue text primary key,
  table_oid oid not null,
  state text not null default 'running' check (state in ('running', 'paused', 'draining')),
  state_reason text not null default '',
  state_set_by text not null default session_user,
  state_set_at timestamptz not null default clock_timestamp(),
  archive_retention interval default interval '90 days' check (archive_retention > interval '0'),
  is_fair boolean not null,
  is_notifying boolean not null,
  has_floor boolean not null default false
);
comment on table linernotes.queues is 'The queues that the functions of linernotes have been used on.';
comment on column linernotes.queues.table_oid is 'Tells a queue from one of the same name that was dropped.';
comment on column linernotes.queues.state is
  'running; paused: nothing is read; draining: nothing is sent, what waits is read.';
comment on column linernotes.queues.archive_retention is 'How long archived messages are kept; null: for ever.';
comment on column linernotes.queues.is_fair is
  'Whether its table has the index by run; false where the table belongs to somebody else.';
comment on column linernotes.queues.is_notifying is
  'Whether its table has the trigger that wakes workers; false where the table belongs to somebody else.';

comment on column linernotes.queues.has_floor is
  'Whether reads start at a floor, because dead index entries below it make the beginning slow.';

create table if not exists linernotes.queue_groups (
  queue text not null,
  run_group integer not null,
  registered_at timestamptz not null
);
comment on table linernotes.queue_groups is
  'Runs that may have messages in a queue: a hint for fair reading. Senders add, readers take away; doubles do no harm.';
create index if not exists queue_groups_of_queue on linernotes.queue_groups (queue, run_group);

alter table linernotes.queue_metrics add column if not exists batches integer not null default 1;
comment on table linernotes.queue_metrics is 'One row a batch; batches of less than a second together share one.';
comment on column linernotes.queue_metrics.batches is 'How many batches the row is about.';

drop function if exists linernotes.watch_queue(text);

grant select on linernotes.queues to linernotes_worker, linernotes_operator, linernotes_api;
