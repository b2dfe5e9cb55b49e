-- What sources said of the registration of a recording when they were asked one by one, with the day.

create table publishing.registrations (
  isrc text not null check (isrc ~ '^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$'),
  source text not null,
  origin text not null check (origin in ('mlc', 'musicbrainz', 'creditsfm_own', 'unknown')),
  as_of timestamptz not null,
  expires_at timestamptz not null,
  updated_at timestamptz,
  state text not null check (state in ('matched', 'recording_without_work', 'not_found')),
  publisher_status text not null check (publisher_status in ('unknown', 'unclaimed', 'self', 'major', 'independent')),
  title text,
  iswc text,
  song_code text,
  collection_share numeric(7, 2),
  writers jsonb not null default '[]',
  publishers jsonb not null default '[]',
  administrators jsonb not null default '[]',
  primary key (isrc, source)
);
comment on table publishing.registrations is 'What each source said of the registration of an ISRC when it was last asked.';
comment on column publishing.registrations.origin is
  'Where it comes from in the end: sources that copy from one count once.';
comment on column publishing.registrations.expires_at is 'From then on it is asked for anew.';
comment on column publishing.registrations.updated_at is 'When the source changed its row, where it says so.';
comment on column publishing.registrations.state is 'not_found: not there on that day, which is not the same as not registered.';
comment on column publishing.registrations.collection_share is
  'Percent that publishers collect; null: not stated, which is not zero.';
grant select on publishing.registrations to linernotes_reader, linernotes_worker;
