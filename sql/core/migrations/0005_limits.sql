-- What the fleet knows of its upstreams: how many requests went out in the current window, penalties that
-- upstreams gave, and circuit breakers. One row an upstream; `upstream` or `upstream/user`.
-- Rows are written by functions of linernotes only; operators read the tables as they are.

create table if not exists linernotes.rate_limits (
  upstream text primary key,
  window_start timestamptz not null,
  window_ms integer not null,
  capacity integer not null,
  used integer not null,
  next_slot_at timestamptz not null,
  updated_at timestamptz not null,
  constraint rate_limits_upstream_named check (upstream <> ''),
  constraint rate_limits_window_positive check (window_ms > 0),
  constraint rate_limits_used_within_capacity check (used between 0 and capacity)
);
comment on table linernotes.rate_limits is
  'The current window of each upstream''s rate limit, shared by the fleet.';
comment on column linernotes.rate_limits.window_start is
  'Start of the window that the last slot granted lies in; it may lie ahead by one window.';
comment on column linernotes.rate_limits.used is 'Slots granted in that window, used or not.';
comment on column linernotes.rate_limits.next_slot_at is 'No request may go before; it only moves forward.';

create table if not exists linernotes.rate_limit_penalties (
  upstream text primary key,
  blocked_until timestamptz not null,
  reason text not null,
  set_at timestamptz not null,
  constraint rate_limit_penalties_upstream_named check (upstream <> '')
);
comment on table linernotes.rate_limit_penalties is
  'Until when upstreams asked to be left alone. Delete a row to lift a penalty.';

create table if not exists linernotes.circuit_breakers (
  upstream text primary key,
  state text not null,
  epoch bigint not null,
  consecutive_failures integer not null,
  trips integer not null,
  opened_at timestamptz,
  retry_at timestamptz,
  probe_token uuid,
  probe_until timestamptz,
  last_failure_type text,
  last_failed_at timestamptz,
  last_error_code text,
  updated_at timestamptz not null,
  constraint circuit_breakers_upstream_named check (upstream <> ''),
  constraint circuit_breakers_state_known check (state in ('closed', 'open', 'half_open')),
  constraint circuit_breakers_epoch_positive check (epoch > 0),
  constraint circuit_breakers_open_until check (state <> 'open' or retry_at is not null),
  constraint circuit_breakers_probe_named
    check (state <> 'half_open' or (probe_token is not null and probe_until is not null))
);
comment on table linernotes.circuit_breakers is
  'Whether requests to an upstream may go: closed (they may), open (not before retry_at), half_open (one probe).';
comment on column linernotes.circuit_breakers.epoch is 'Rises with every change; writers compare and swap on it.';
comment on column linernotes.circuit_breakers.trips is 'Openings since it was last closed; each doubles the cooldown.';

revoke all on linernotes.rate_limits, linernotes.rate_limit_penalties, linernotes.circuit_breakers from public;
grant select on linernotes.rate_limits, linernotes.rate_limit_penalties, linernotes.circuit_breakers
  to linernotes_operator;
