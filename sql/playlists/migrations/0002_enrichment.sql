-- Enrichment of songs: a job is a run, its chunks are messages of playlist_enrichment. What is found of a song goes into
-- the catalogue; what has no place there stands here, by source and with its date.

create table playlists.jobs (
  run_id uuid primary key,
  kind text not null check (kind in ('enrich-playlist', 'enrich-tracks')),
  playlist_id bigint references playlists.playlists on delete set null,
  songs integer not null check (songs > 0),
  requested_by text not null default session_user,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  cancelled_at timestamptz,
  events bigint not null default 0
);
comment on table playlists.jobs is 'Jobs that enrich songs; linernotes.runs has the run of each.';
comment on column playlists.jobs.events is 'The number of the last event: each has the next one, in the order of commits.';
create index jobs_playlist on playlists.jobs (playlist_id, created_at desc);
create index jobs_created on playlists.jobs (created_at);

create table playlists.chunks (
  chunk_id bigint generated always as identity primary key,
  run_id uuid not null references playlists.jobs on delete cascade,
  number integer not null check (number > 0),
  song_ids bigint[] not null check (cardinality(song_ids) between 1 and 100),
  settled_at timestamptz,
  unique (run_id, number)
);
comment on table playlists.chunks is 'The songs of a job in the portions in which they are handled.';
comment on column playlists.chunks.settled_at is 'When all phases had been through; null: some are still to come.';

create table playlists.chunk_phases (
  chunk_id bigint not null references playlists.chunks on delete cascade,
  phase text not null check (phase in ('spotify', 'credits_page', 'publishing', 'musicbrainz', 'chartmetric')),
  done integer not null,
  failed integer not null default 0,
  note text,
  at timestamptz not null,
  primary key (chunk_id, phase)
);
comment on table playlists.chunk_phases is 'How far each phase of a chunk is, in songs.';
comment on column playlists.chunk_phases.done is 'Songs that the phase is through with, those among them that it had nothing to ask of.';
comment on column playlists.chunk_phases.failed is 'Songs of which the provider could not be asked; they are asked of again.';
comment on column playlists.chunk_phases.note is 'Why the phase asked nothing; null: it asked.';

create table playlists.job_events (
  run_id uuid not null references playlists.jobs on delete cascade,
  event_id bigint not null,
  at timestamptz not null,
  progress integer not null check (progress between 0 and 100),
  message text not null,
  primary key (run_id, event_id)
);
comment on table playlists.job_events is 'What happened in a job, in its order: its log, and what who watches is told.';

create table playlists.song_facts (
  song_id bigint not null references playlists.songs on delete cascade,
  source text not null,
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  as_of timestamptz not null,
  primary key (song_id, source)
);
comment on table playlists.song_facts is
  'What a source says of a song that has no place in the catalogue: stream counts, moods. An empty object: it knows nothing.';

grant select on
  playlists.jobs, playlists.chunks, playlists.chunk_phases, playlists.job_events, playlists.song_facts
  to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
