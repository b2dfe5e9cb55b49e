-- Where jobs of pg_cron post to start workers that do not stay: a server's triggers, by pg_net. The token must be read to
-- be sent, so it is kept as it is; no role but the owner sees the row.

create table linernotes.trigger_target (
  is_only boolean primary key default true check (is_only),
  address text not null check (address ~ '^https?://[^[:space:]?#@]+[^/[:space:]?#@]$'),
  token text not null check (token ~ '^[!-~]{16,200}$'),
  set_at timestamptz not null default clock_timestamp(),
  set_by text not null default session_user
);
comment on table linernotes.trigger_target is
  'The server whose triggers linernotes.invoke_worker posts to, and the token for them; no row: none.';
