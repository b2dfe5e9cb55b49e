-- What people state who looked at the evidence: statements like those of other sources, by the source `operator`. They
-- outlive every computation, and are withdrawn, never changed.

create table linernotes.operator_statements (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('credit', 'person', 'match')),
  is_true boolean not null,
  track_id bigint references linernotes.tracks on delete cascade,
  source text not null,
  native_id text not null,
  role text,
  other_source text,
  other_native_id text,
  note text not null default '',
  stated_by text not null default session_user,
  stated_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  check (kind <> 'credit' or (track_id is not null and role is not null and other_source is null)),
  check (kind <> 'match' or (track_id is not null and role is null and other_source is null)),
  check (kind <> 'person' or (
    track_id is null and role is null and other_source is not null and other_native_id is not null
    and (source collate "C", native_id collate "C") < (other_source collate "C", other_native_id collate "C")))
);
comment on table linernotes.operator_statements is 'What people state who looked at the evidence; the source `operator`.';
comment on column linernotes.operator_statements.kind is
  'credit: the source''s person has the role on the track; person: two sources'' people are one; match: the source''s track is ours.';
comment on column linernotes.operator_statements.is_true is 'False: it is not so.';
comment on column linernotes.operator_statements.native_id is 'Of a person at the source; of a track for a match.';
create unique index operator_statements_standing on linernotes.operator_statements (
  kind, coalesce(track_id, 0), source, native_id, coalesce(role, ''), coalesce(other_source, ''),
  coalesce(other_native_id, ''))
  where withdrawn_at is null;
create index operator_statements_track on linernotes.operator_statements (track_id) where withdrawn_at is null;
create index operator_statements_person on linernotes.operator_statements (source, native_id)
  where withdrawn_at is null and kind = 'person';
create index operator_statements_other on linernotes.operator_statements (other_source, other_native_id)
  where withdrawn_at is null and kind = 'person';
grant select on linernotes.operator_statements to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
create index track_matches_unsure on linernotes.track_matches (score) where score < 0.85;
