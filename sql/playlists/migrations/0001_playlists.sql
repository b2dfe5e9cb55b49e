-- Playlists that people brought, their states by day, and the songs in them: one row a song, known by any key.

create table playlists.playlists (
  playlist_id bigint generated always as identity primary key,
  name text not null check (char_length(name) between 1 and 300),
  origin text not null check (origin in ('file', 'paste', 'spotify')),
  source_key text not null check (octet_length(source_key) between 1 and 2100),
  spotify_id text unique check (spotify_id ~ '^[0-9A-Za-z]{22}$'),
  auto_enrich boolean not null default false,
  created_at timestamptz not null,
  refreshed_at timestamptz not null,
  unique (origin, source_key)
);
comment on table playlists.playlists is 'Playlists that were brought, by whatever door.';
comment on column playlists.playlists.source_key is
  'The list''s own key: the file''s name, its name in the file and a number among those of one name; or Spotify''s id.';
comment on column playlists.playlists.auto_enrich is 'Whether songs that are new in it are enriched without being asked.';
comment on column playlists.playlists.refreshed_at is 'When it was last brought or asked for, changed or not.';

create table playlists.songs (
  song_id bigint generated always as identity primary key,
  isrc text unique check (isrc ~ '^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$'),
  spotify_id text check (spotify_id ~ '^[0-9A-Za-z]{22}$'),
  text_key text,
  title_key text,
  artist_keys text[] not null default '{}',
  is_text_guessed boolean not null default false,
  title text,
  artists text[] not null default '{}',
  album text,
  duration_ms integer check (duration_ms > 0),
  track_id bigint references linernotes.tracks on delete set null,
  match_method text check (match_method in ('isrc', 'spotify', 'text')),
  match_confidence real check (match_confidence between 0 and 1),
  match_doubt text,
  merged_into bigint references playlists.songs,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (isrc is not null or spotify_id is not null or text_key is not null),
  check ((track_id is null) or (match_method is not null and match_confidence is not null))
);
comment on table playlists.songs is
  'Songs of playlists, one row each: by ISRC, else by Spotify''s id, else by title, first artist and length.';
comment on column playlists.songs.text_key is
  'Title and first artist as names are compared; only where the song has neither ISRC nor id.';
comment on column playlists.songs.track_id is 'The recording of the catalogue that it is; null: none is known.';
comment on column playlists.songs.match_confidence is '1: by a code or an id. Below: by its text, and never quite sure.';
comment on column playlists.songs.match_doubt is 'What speaks against the recording; null: nothing.';
comment on column playlists.songs.spotify_id is 'The first that was brought for it; all of them are in spotify_ids.';
comment on column playlists.songs.title_key is 'By which tracks of the catalogue are found; only with text_key.';
comment on column playlists.songs.is_text_guessed is
  'Whether title and artist came in one text and were parted at a dash: its recording is never sure.';
comment on column playlists.songs.merged_into is
  'The song that this one turned out to be: its entries stand there. Whoever noted this id may still read it.';
create index songs_spotify on playlists.songs (spotify_id) where spotify_id is not null;
create index songs_text on playlists.songs (text_key) where text_key is not null;
create index songs_track on playlists.songs (track_id) where track_id is not null;

create table playlists.spotify_ids (
  spotify_id text primary key,
  song_id bigint not null references playlists.songs on delete cascade
);
comment on table playlists.spotify_ids is
  'Which song Spotify''s id means: a recording has one for each album. Where two codes came with one id, the first.';
create index spotify_ids_song on playlists.spotify_ids (song_id);

create table playlists.states (
  state_id bigint generated always as identity primary key,
  playlist_id bigint not null references playlists.playlists on delete cascade,
  taken_at timestamptz not null,
  sha256 bytea check (octet_length(sha256) = 32),
  list_number integer not null default 1,
  snapshot_id text,
  dialect text not null,
  encoding text not null,
  certainty text not null,
  rows integer not null,
  songs integer not null,
  warnings text[] not null default '{}',
  unique (playlist_id, sha256),
  unique (playlist_id, snapshot_id)
);
comment on table playlists.states is 'What was in a playlist at a time. The same bytes make no second state.';
comment on column playlists.states.sha256 is 'Of the file''s bytes; null: it came from Spotify, see snapshot_id.';
comment on column playlists.states.list_number is 'Which of the file''s lists it is, from 1.';
comment on column playlists.states.rows is 'Rows read, songs and others.';
create index states_newest on playlists.states (playlist_id, taken_at desc, state_id desc);
create index states_sha256 on playlists.states (sha256) where sha256 is not null;

create table playlists.entries (
  state_id bigint not null references playlists.states on delete cascade,
  position integer not null check (position > 0),
  song_id bigint not null references playlists.songs,
  row_number integer not null,
  is_duplicate boolean not null default false,
  added_at timestamptz,
  is_added_day boolean not null default false,
  added_by text,
  warning text,
  primary key (state_id, position)
);
comment on table playlists.entries is 'The songs of a state in their order; one may stand there twice.';
comment on column playlists.entries.is_added_day is 'Whether of added_at only the day is known.';
create index entries_song on playlists.entries (song_id);

create table playlists.refused (
  state_id bigint not null references playlists.states on delete cascade,
  row_number integer not null,
  line integer not null,
  position integer not null,
  kind text not null,
  reason text not null,
  text text not null,
  primary key (state_id, row_number)
);
comment on table playlists.refused is 'Rows of a state that are no songs, each with one reason.';

grant usage on schema playlists to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
grant select on
  playlists.playlists, playlists.songs, playlists.states, playlists.entries, playlists.refused,
  playlists.spotify_ids
  to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
