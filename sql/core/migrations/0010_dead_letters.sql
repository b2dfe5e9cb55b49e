-- Dead letters as a place to work, sending without doubles, and indexes that keep the figures cheap.

set local client_min_messages = warning; -- nobody needs to hear what is not there to be dropped

-- Both are made again with the functions and views, with more columns.
drop view if exists linernotes.dead_letter_analysis;
drop view if exists linernotes.queue_depths;
drop function if exists linernotes.measure_queues();

-- One fingerprint is what one person mends at once.
-- Where a provider or its credential is at fault, queue, category and code say that: a hundred unknown artists are one
-- cause, whatever their names. The code of a fault of ours, of the sender or of the database is no more than a type or
-- an SQLSTATE: there the text tells causes apart. It is reduced to its shape, or each id in it would be a cause of its
-- own: names of constraints, tables and columns stay, other quoted or bracketed parts, UUIDs and every word with a
-- digit go. The expression stands here and in no function, for what is stored must not depend on what is replaced.
alter table linernotes.dead_letters
  drop column fingerprint,
  add column redrive_due_at timestamptz,
  add column redriven_by text,
  add column is_edited boolean not null default false,
  add column came_back boolean not null generated always as (
    coalesce(jsonb_typeof(headers -> 'redrive_of') = 'number', false)) stored,
  add column fingerprint text collate "C" not null generated always as (
    queue || '/' || category || '/' || code || case
      when category not in ('invalid_message', 'database', 'internal', 'unknown') or error = '' then ''
      else '/' || left(md5(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        error collate "C",
        '(constraint|column|relation|table|index|function) "([^"]*)"', '\1 \2', 'g'),
        '"[^"]*"|`[^`]*`|“[^”]*”|\([^()]*\)|(^|[^A-Za-z])''[^'']*''', '?', 'g'),
        '[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[A-Za-z0-9_]*[0-9][A-Za-z0-9_]*', '#', 'g'),
        '\s+', ' ', 'g')), 8)
    end) stored;
comment on column linernotes.dead_letters.fingerprint is
  'What is mended together: queue, category and code; for faults of ours also a digest of the shape of the error.';
comment on column linernotes.dead_letters.came_back is 'Its message was a redriven one already.';
comment on column linernotes.dead_letters.redrive_due_at is
  'When the message sent back becomes visible: later than redriven_at where it was redriven at a rate.';
comment on column linernotes.dead_letters.is_edited is
  'It was sent back with another body than the one here, which is the original.';
update linernotes.dead_letters set redrive_due_at = redriven_at where redriven_as is not null;
alter table linernotes.dead_letters add check ((redrive_due_at is null) = (redriven_as is null));

-- Chunks of what waits are taken oldest first, by queue, category or fingerprint. In the order of time, not of ids: by
-- the primary key a plan would walk past everything redriven before, each time again.
drop index if exists linernotes.dead_letters_waiting;
create index dead_letters_waiting_queue on linernotes.dead_letters (queue, dead_at, id) where redriven_as is null;
create index dead_letters_waiting_category on linernotes.dead_letters (category, dead_at, id) where redriven_as is null;
create index dead_letters_waiting_fingerprint on linernotes.dead_letters (fingerprint, dead_at, id)
  where redriven_as is null;
-- All that the analysis counts, without a look at the letters themselves.
create index dead_letters_analysis on linernotes.dead_letters (fingerprint, dead_at, id)
  include (redriven_as, came_back);
-- Where a paced redrive goes on, and what expires.
create index dead_letters_redriven on linernotes.dead_letters (redrive_due_at, queue) where redriven_as is not null;
-- Letters are written in the order of time and looked up by it only to expire: a few pages are enough.
create index dead_letters_dead_at on linernotes.dead_letters using brin (dead_at) with (autosummarize = on);

create table linernotes.sent_keys (
  queue text not null,
  key text collate "C" not null,
  msg_id bigint not null,
  expires_at timestamptz not null,
  primary key (queue, key)
);
comment on table linernotes.sent_keys is
  'Keys of messages sent lately: while a key lives, sending with it again gives the first message''s id.';
create index sent_keys_expires_at on linernotes.sent_keys (expires_at);

create table linernotes.run_keys (
  key text collate "C" primary key,
  run_id uuid not null,
  expires_at timestamptz not null
);
comment on table linernotes.run_keys is
  'Keys with which discoveries were started lately: the same key gives the same run.';
create index run_keys_expires_at on linernotes.run_keys (expires_at);

grant select on linernotes.sent_keys, linernotes.run_keys to linernotes_operator;

-- By the hour as queue_stats groups, so that a look at the last day reads the last day; and the last batch of a queue.
create index queue_metrics_hour on linernotes.queue_metrics (
  date_bin('1 hour', started_at, '2000-01-01 00:00:00+00') desc, queue);
create index queue_metrics_queue on linernotes.queue_metrics (queue, started_at desc, id desc);
