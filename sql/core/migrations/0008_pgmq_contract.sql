-- Tables of PGMQ's topics and insert notifications, where the schema pgmq is ours.
-- Beside the genuine one this does nothing.

do $pgmq$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pgmq')
    or not exists (
      select from pg_catalog.pg_namespace where nspname = 'pgmq' and nspowner = 'linernotes_owner'::regrole)
  then
    return;
  end if;

  if to_regprocedure('pgmq._lock_visible(text, integer, jsonb)') is not null then
    drop function pgmq._lock_visible(text, integer, jsonb); -- its arguments have other names now
  end if;

  create unlogged table if not exists pgmq.notify_insert_throttle (
    queue_name varchar not null unique
      constraint notify_insert_throttle_meta_queue_name_fk references pgmq.meta (queue_name) on delete cascade,
    throttle_interval_ms integer not null default 0 check (throttle_interval_ms >= 0),
    last_notified_at timestamptz not null default to_timestamp(0)
  );
  comment on table pgmq.notify_insert_throttle is
    'Queues whose inserts are announced, and how often at most. Unlogged: empty after a crash.';
  create unique index if not exists notify_insert_throttle_table
    on pgmq.notify_insert_throttle (lower(queue_name::text collate "C"));

  -- The expression is the contract: other programs read compiled_regex and match with it.
  create table if not exists pgmq.topic_bindings (
    pattern text not null,
    queue_name text not null
      constraint topic_bindings_meta_queue_name_fk references pgmq.meta (queue_name) on delete cascade,
    bound_at timestamptz not null default now(),
    compiled_regex text generated always as (
      '^' || replace(replace(
        regexp_replace(pattern, '([][\\.+?^$(){}|])', '\\\1', 'g'), '*', '[^.]+'), '#', '.*') || '$') stored,
    constraint topic_bindings_unique_pattern_queue unique (pattern, queue_name)
  );
  comment on table pgmq.topic_bindings is 'Which queues get the messages of which routing keys.';
  create index if not exists topic_bindings_queue on pgmq.topic_bindings (queue_name);

  -- Default privileges are older than some installations' first table.
  grant select on all tables in schema pgmq to pg_monitor;
  grant select on all sequences in schema pgmq to pg_monitor;
end
$pgmq$;
