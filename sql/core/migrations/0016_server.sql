-- Whom the HTTP server acts as, and what lets somebody in. A token stands for a role of the database: the server's login
-- has no right but to become one of the three, for one transaction at a time, so that what a role may not do fails here
-- and not only there. Tokens, one-time sign-ins and browsers' sessions are kept as hashes.

set local role none;
do $roles$
declare
  v_role record;
begin
  for v_role in
    select * from (values
      ('linernotes_reader', 'nologin'), ('linernotes_administrator', 'nologin'), ('linernotes_server', 'login noinherit')
    ) as wanted (name, options)
  loop
    continue when exists (select from pg_catalog.pg_roles where rolname = v_role.name);
    begin
      execute format('create role %I %s', v_role.name, v_role.options);
    exception when duplicate_object or unique_violation then
      null; -- another database of this cluster was migrated at the same moment
    end;
  end loop;
  for v_role in
    select * from (values
      ('linernotes_reader', 'linernotes_operator'), ('linernotes_operator', 'linernotes_administrator'),
      ('linernotes_reader', 'linernotes_server'), ('linernotes_operator', 'linernotes_server'),
      ('linernotes_administrator', 'linernotes_server')
    ) as wanted (granted, member)
  loop
    continue when exists (
      select from pg_catalog.pg_auth_members m
      where m.roleid = v_role.granted::regrole and m.member = v_role.member::regrole);
    begin
      execute format('grant %I to %I', v_role.granted, v_role.member);
    exception when unique_violation then
      null;
    end;
  end loop;
exception when insufficient_privilege then
  raise exception using
    errcode = 'LN005',
    message = format('%s may not create the roles that the server acts as', current_user),
    hint = 'As a superuser, once: create role linernotes_reader nologin; create role linernotes_administrator nologin; '
      'create role linernotes_server login noinherit; grant linernotes_reader to linernotes_operator; '
      'grant linernotes_operator to linernotes_administrator; '
      'grant linernotes_reader, linernotes_operator, linernotes_administrator to linernotes_server; then migrate again.';
end
$roles$;
set local role linernotes_owner;

grant usage on schema linernotes to linernotes_reader, linernotes_administrator, linernotes_server;
grant select on
  linernotes.album_artists, linernotes.album_identities, linernotes.album_tracks, linernotes.albums,
  linernotes.artist_identities, linernotes.artists, linernotes.begun_handlings, linernotes.circuit_breakers,
  linernotes.credential_capabilities, linernotes.credit_evidence, linernotes.credits, linernotes.dead_letters,
  linernotes.entered_queues, linernotes.freshness, linernotes.maintenance_logs, linernotes.maintenance_tasks,
  linernotes.message_attempts, linernotes.modules, linernotes.people, linernotes.person_identities,
  linernotes.queue_metrics, linernotes.queues, linernotes.rate_limit_penalties, linernotes.rate_limits,
  linernotes.run_progress, linernotes.runs, linernotes.schema_migrations, linernotes.schema_version,
  linernotes.social_links, linernotes.social_profiles, linernotes.track_artists, linernotes.track_identities,
  linernotes.track_isrcs, linernotes.track_matches, linernotes.tracks, linernotes.worker_issues
  to linernotes_reader;
grant select on linernotes.modules, linernotes.schema_migrations, linernotes.schema_version to linernotes_server;

create table linernotes.api_tokens (
  id text primary key check (id ~ '^[0-9a-f]{16}$'),
  kind text not null check (kind in ('token', 'sign_in', 'session')),
  hash bytea not null check (octet_length(hash) = 32),
  role text not null check (role in ('reader', 'operator', 'administrator')),
  scopes text[] not null check (scopes <@ array['api', 'triggers', 'metrics'] and cardinality(scopes) > 0),
  note text not null default '' check (char_length(note) <= 200),
  parent_id text references linernotes.api_tokens on delete cascade,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default session_user,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
comment on table linernotes.api_tokens is
  'What lets somebody into the server: tokens, one-time sign-ins and sessions of browsers. Nobody can get in with a row.';
comment on column linernotes.api_tokens.hash is 'SHA-256 of the secret, which has 256 random bits and is kept nowhere.';
comment on column linernotes.api_tokens.role is 'The role linernotes_<role> as which the server acts for it.';
comment on column linernotes.api_tokens.parent_id is 'What a session came of: it ends with that. Null: nothing.';
create index api_tokens_expiry_idx on linernotes.api_tokens (expires_at);
create index api_tokens_parent_idx on linernotes.api_tokens (parent_id) where parent_id is not null;
