-- What the fleet knows of messages beyond PGMQ's columns: attempts, dead letters, runs and their progress.

create table if not exists linernotes.message_attempts (
  queue text not null,
  msg_id bigint not null,
  enqueued_at timestamptz not null,
  attempts integer not null default 0 check (attempts >= 0),
  deferrals integer not null default 0 check (deferrals >= 0),
  history jsonb not null default '[]',
  primary key (queue, msg_id)
);
comment on table linernotes.message_attempts is
  'Attempts and deferrals of waiting messages; a row only for those that failed or were deferred.';
comment on column linernotes.message_attempts.enqueued_at is
  'Tells messages apart whose ids began anew because their queue was dropped and made again.';
comment on column linernotes.message_attempts.history is 'The last 20 causes: {at, read_ct, outcome, category, code, error}.';

create table if not exists linernotes.dead_letters (
  id bigint generated always as identity primary key,
  queue text not null,
  msg_id bigint not null,
  message jsonb,
  headers jsonb,
  read_ct integer not null,
  attempts integer not null,
  deferrals integer not null,
  category text not null,
  code text not null,
  error text not null,
  fingerprint text not null generated always as (queue || '/' || category || '/' || code) stored,
  history jsonb not null,
  run_id uuid,
  enqueued_at timestamptz not null,
  dead_at timestamptz not null,
  redriven_at timestamptz,
  redriven_as bigint,
  unique (queue, msg_id, enqueued_at),
  check ((redriven_at is null) = (redriven_as is null))
);
comment on table linernotes.dead_letters is 'Messages given up, with the reason; redriven_as is the message sent back.';
create index if not exists dead_letters_waiting on linernotes.dead_letters (queue) where redriven_as is null;
create index if not exists dead_letters_run on linernotes.dead_letters (run_id) where run_id is not null;

create table if not exists linernotes.runs (
  id uuid primary key default gen_random_uuid(),
  artist_query jsonb not null,
  requested_by text not null default session_user,
  started_at timestamptz not null default clock_timestamp()
);
comment on table linernotes.runs is 'Discoveries asked for. Messages carry the run in their headers.';
create index if not exists runs_started_at on linernotes.runs (started_at);

create table if not exists linernotes.run_progress (
  run_id uuid not null,
  queue text not null,
  sent integer not null default 0,
  acknowledged integer not null default 0,
  dead_lettered integer not null default 0,
  requests integer not null default 0,
  at timestamptz not null
);
comment on table linernotes.run_progress is
  'Progress as increments: appended by whoever changes something, summed by run_status, so that no row is contended.';
create index if not exists run_progress_run on linernotes.run_progress (run_id, queue);

grant select on linernotes.message_attempts, linernotes.dead_letters, linernotes.runs, linernotes.run_progress
  to linernotes_operator;
grant select on linernotes.runs, linernotes.run_progress to linernotes_worker;
