-- What expires: table, key, the time that counts, which rows, and how long they are kept. Null: for ever.
-- Progress is kept as long as its run; that of runs that nobody has started, which a message's header may name, a month.
-- Of dead letters, those sent back are history after 30 days; one that waits is a message not yet delivered, and kept
-- for a year.
create or replace function linernotes.expiries()
returns table (task text, source text, key text, expires_by text, condition text, kept interval)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  values
    ('queue_metrics', 'linernotes.queue_metrics', 'id', 'started_at', 'true', interval '30 days'),
    ('worker_issues', 'linernotes.worker_issues', 'id', 'at', 'true', interval '30 days'),
    ('maintenance_logs', 'linernotes.maintenance_logs', 'id', 'timestamp', 'true', interval '365 days'),
    ('sent_keys', 'linernotes.sent_keys', 'ctid', 'expires_at', 'true', interval '0'),
    ('kept_answers', 'linernotes.kept_answers', 'ctid', 'expires_at', 'true', interval '0'),
    ('run_keys', 'linernotes.run_keys', 'ctid', 'expires_at', 'true', interval '0'),
    ('dead_letters_redriven', 'linernotes.dead_letters', 'id', 'redrive_due_at', 'redriven_as is not null',
      interval '30 days'),
    ('run_progress', 'linernotes.run_progress', 'ctid', 'at',
      'not exists (select from linernotes.runs r where r.id = t.run_id)', interval '30 days'),
    ('dead_letters_waiting', 'linernotes.dead_letters', 'id', 'dead_at', 'redriven_as is null', interval '365 days')
  union all
  select 'archive ' || a.queue, format('pgmq.%I', 'a_' || a.queue), 'msg_id', 'archived_at', 'true',
    linernotes.archive_retention(a.queue)
  from linernotes.archives() as a
  where not a.is_partitioned
$$;
comment on function linernotes.expiries() is
  'What expires, by what and after how long; behind delete_expired.';
revoke all on function linernotes.expiries() from public;
