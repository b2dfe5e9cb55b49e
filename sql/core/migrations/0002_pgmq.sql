-- Types and tables of PGMQ, where the schema pgmq is ours. Beside the genuine one this does nothing.

do $pgmq$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pgmq')
    or not exists (
      select from pg_catalog.pg_namespace where nspname = 'pgmq' and nspowner = 'linernotes_owner'::regrole)
  then
    return;
  end if;

  revoke all on schema pgmq from public;
  grant usage on schema pgmq to pg_monitor;
  alter default privileges in schema pgmq grant select on tables to pg_monitor;
  alter default privileges in schema pgmq grant select on sequences to pg_monitor;

  create table if not exists pgmq.meta (
    queue_name varchar not null unique,
    is_partitioned boolean not null,
    is_unlogged boolean not null,
    created_at timestamptz not null default now()
  );
  comment on table pgmq.meta is 'The queues. Their tables are q_ and a_ with the name in lower case.';
  create unique index if not exists meta_one_spelling on pgmq.meta (lower(queue_name::text collate "C"));

  if to_regtype('pgmq.message_record') is null then
    -- Drivers decode it by position: columns may be appended, never moved.
    create type pgmq.message_record as (
      msg_id bigint,
      read_ct integer,
      enqueued_at timestamptz,
      last_read_at timestamptz,
      vt timestamptz,
      message jsonb,
      headers jsonb
    );
    comment on type pgmq.message_record is 'A message as read.';
  end if;

  if to_regtype('pgmq.queue_record') is null then
    create type pgmq.queue_record as (
      queue_name varchar,
      is_partitioned boolean,
      is_unlogged boolean,
      created_at timestamptz
    );
    comment on type pgmq.queue_record is 'A queue as listed.';
  end if;

  if to_regtype('pgmq.metrics_result') is null then
    create type pgmq.metrics_result as (
      queue_name text,
      queue_length bigint,
      newest_msg_age_sec integer,
      oldest_msg_age_sec integer,
      total_messages bigint,
      scrape_time timestamptz,
      queue_visible_length bigint,
      default_partition_length bigint
    );
    comment on type pgmq.metrics_result is 'How full a queue is.';
  end if;
end
$pgmq$;
