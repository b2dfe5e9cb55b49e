-- What operators look at: batches, issues, maintenance.

create table if not exists linernotes.queue_metrics (
  id bigint generated always as identity primary key,
  queue text not null,
  worker text not null,
  started_at timestamptz not null,
  duration_ms bigint not null,
  messages_read integer not null default 0,
  acknowledged integer not null default 0,
  failed integer not null default 0,
  deferred integer not null default 0,
  dead_lettered integer not null default 0,
  stale integer not null default 0,
  requests integer not null default 0,
  cache_hits integer not null default 0,
  errors jsonb not null default '{}'
);
comment on table linernotes.queue_metrics is 'One row a batch.';
comment on column linernotes.queue_metrics.stale is 'Messages whose fence was lost: somebody else had read them again.';
comment on column linernotes.queue_metrics.errors is 'Errors by category: {"rateLimited": 2}.';
create index if not exists queue_metrics_started_at on linernotes.queue_metrics (started_at);

create table if not exists linernotes.worker_issues (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  queue text not null,
  worker text not null,
  msg_id bigint,
  run_id uuid,
  category text not null,
  code text not null,
  error text not null,
  disposition text not null,
  context jsonb not null default '{}'
);
comment on table linernotes.worker_issues is 'Each error of a message or a worker, with its category and context.';
create index if not exists worker_issues_at on linernotes.worker_issues (at);
create index if not exists worker_issues_run on linernotes.worker_issues (run_id) where run_id is not null;

create table if not exists linernotes.maintenance_logs (
  id bigint generated always as identity primary key,
  "timestamp" timestamptz not null default now(),
  task text not null,
  outcome text not null check (outcome in ('ok', 'attention', 'failed')),
  details jsonb not null default '{}',
  duration_ms bigint not null default 0
);
comment on table linernotes.maintenance_logs is 'What maintenance and operators did: one row a task.';
create index if not exists maintenance_logs_timestamp on linernotes.maintenance_logs ("timestamp");

grant select on linernotes.queue_metrics, linernotes.worker_issues, linernotes.maintenance_logs to linernotes_operator;
