-- The listening archive. Everything is one listener's: their songs, their reports, their plays; so that one listener's
-- rows say nothing of another's, harm nobody else's, and can be deleted without a rest.
--
-- Row-level security: readers of the server see all, a listener's own role sees the rows of the listener whose token the
-- session shows in the setting listening.token. Tokens are 256 random bits; their hashes are kept, as those of the server.

set local role none;
do $roles$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'linernotes_listener') then
    begin
      create role linernotes_listener nologin noinherit;
    exception when duplicate_object or unique_violation then
      null; -- another database of this cluster was migrated at the same moment
    end;
  end if;
  if not exists (
    select from pg_catalog.pg_auth_members m
    where m.roleid = 'linernotes_listener'::regrole and m.member = 'linernotes_server'::regrole)
  then
    begin
      grant linernotes_listener to linernotes_server;
    exception when unique_violation then
      null;
    end;
  end if;
exception when insufficient_privilege then
  raise exception using
    errcode = 'LN005',
    message = format('%s may not create the role that listeners act as', current_user),
    hint = 'As a superuser, once: create role linernotes_listener nologin noinherit; '
      'grant linernotes_listener to linernotes_server; then migrate again.';
end
$roles$;
set local role linernotes_owner;

create table listening.listeners (
  id bigint generated always as identity primary key,
  name text not null unique check (char_length(name) between 1 and 200),
  email text check (char_length(email) <= 320),
  time_zone text not null default 'UTC',
  token_hash bytea unique check (octet_length(token_hash) = 32),
  consecutive_failures integer not null default 0 check (consecutive_failures >= 0),
  last_failure_type text check (last_failure_type in ('AUTH', 'NETWORK', 'UNKNOWN')),
  last_failed_at timestamptz,
  last_polled_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);
comment on table listening.listeners is 'Whose listening is kept.';
comment on column listening.listeners.time_zone is 'In which their hours and weekdays are counted.';
comment on column listening.listeners.token_hash is 'SHA-256 of the token that shows their rows; null: none was made.';

create table listening.songs (
  id bigint generated always as identity primary key,
  listener_id bigint not null references listening.listeners on delete cascade,
  title text not null,
  artist text not null,
  artists text[] not null,
  album text,
  title_key text not null,
  artist_key text not null,
  spotify_ids text[] not null default '{}',
  isrcs text[] not null default '{}',
  length_ms integer,
  track_id bigint references linernotes.tracks on delete set null
);
create index songs_listener_idx on listening.songs (listener_id);
create index songs_track_idx on listening.songs (track_id) where track_id is not null;
comment on table listening.songs is
  'What a listener heard: all that shares a Spotify id, an ISRC, or title and first artist is one song.';
comment on column listening.songs.track_id is 'The track of the catalogue; null: it waits for one.';
comment on column listening.songs.title_key is 'The title as titles are compared.';

create table listening.song_keys (
  listener_id bigint not null references listening.listeners on delete cascade,
  key uuid not null,
  song_id bigint not null references listening.songs on delete cascade,
  primary key (listener_id, key)
);
create index song_keys_song_idx on listening.song_keys (song_id);
comment on table listening.song_keys is 'What a song is known by: the digest of an id, an ISRC, or title and artist.';

create table listening.reports (
  id bigint generated always as identity primary key,
  listener_id bigint not null references listening.listeners on delete cascade,
  song_id bigint not null references listening.songs on delete cascade,
  play_id bigint,
  identity uuid not null,
  source text not null,
  at_ms bigint not null,
  precision_ms integer not null check (precision_ms > 0),
  anchor text not null check (anchor in ('start', 'end', 'unknown')),
  anchor_margin integer not null,
  ms_played integer check (ms_played >= 0),
  offline_start_ms bigint,
  flags integer not null,
  ordinal integer not null,
  title text not null,
  artists text[] not null,
  album text,
  spotify_id text,
  isrc text,
  mbid text,
  duration_ms integer,
  unique (listener_id, identity)
);
create index reports_song_idx on listening.reports (listener_id, song_id, at_ms);
create index reports_end_idx on listening.reports (listener_id, source, at_ms) where anchor = 'end';
create index reports_start_idx on listening.reports (listener_id, source, (at_ms - coalesce(ms_played, 0)))
  where anchor = 'end';
create index reports_play_idx on listening.reports (play_id);
comment on table listening.reports is
  'What sources say: a row of a file, an item of an answer. Nothing personal beside it: no address, no device.';
comment on column listening.reports.play_id is 'The play that it is told of; written by listening.replace_plays.';
comment on column listening.reports.identity is 'What makes it the same report when it comes again.';
comment on column listening.reports.at_ms is 'The time given, in milliseconds since 1970, exact to precision_ms.';
comment on column listening.reports.flags is 'Bits: 1 short, 2 zero, 4 skipped, 8 incognito, 16 offline, 32 zone unknown.';

create table listening.plays (
  id bigint generated always as identity primary key,
  listener_id bigint not null references listening.listeners on delete cascade,
  song_id bigint not null references listening.songs on delete cascade,
  started_at timestamptz not null,
  started_from timestamptz not null,
  started_to timestamptz not null,
  ended_from timestamptz not null,
  ended_to timestamptz not null,
  ms_played integer,
  ms_counted integer not null,
  flags text[] not null,
  sources text[] not null,
  ordinal integer not null,
  unique (listener_id, song_id, started_at, ordinal),
  check (started_from <= started_to and ended_from <= ended_to)
);
create index plays_time_idx on listening.plays (listener_id, started_at desc, id desc);
create index plays_song_idx on listening.plays (song_id);
comment on table listening.plays is
  'One row each time that somebody listened to a song, made of all reports of it; computed anew when one comes.';
comment on column listening.plays.started_at is 'The likeliest beginning; it lies between started_from and started_to.';
comment on column listening.plays.ms_counted is 'How long was listened, for sums: as told, else the length of the track, else three minutes.';

create table listening.song_totals (
  listener_id bigint not null references listening.listeners on delete cascade,
  song_id bigint not null references listening.songs on delete cascade,
  plays bigint not null,
  ms bigint not null,
  primary key (listener_id, song_id)
);
create index song_totals_song_idx on listening.song_totals (song_id);
comment on table listening.song_totals is 'Sums of plays by song, kept so that charts need not read every play.';

create table listening.hours (
  listener_id bigint not null references listening.listeners on delete cascade,
  hour timestamptz not null,
  plays bigint not null,
  ms bigint not null,
  primary key (listener_id, hour)
);
comment on table listening.hours is 'Sums of plays by hour of UTC.';

do $security$
declare
  v_table text;
begin
  foreach v_table in array array['listeners', 'songs', 'song_keys', 'reports', 'plays', 'song_totals', 'hours'] loop
    execute format('alter table listening.%I enable row level security', v_table);
    execute format('create policy readers on listening.%I for select to linernotes_reader using (true)', v_table);
    if v_table = 'listeners' then
      create policy own on listening.listeners for select to linernotes_listener
        using (token_hash = sha256(convert_to(current_setting('listening.token', true), 'UTF8')));
    else
      execute format(
        'create policy own on listening.%I for select to linernotes_listener '
        'using (listener_id = (select l.id from listening.listeners l))', v_table);
    end if;
  end loop;
end
$security$;

grant usage on schema listening to linernotes_worker, linernotes_reader, linernotes_operator, linernotes_listener;
grant usage on schema linernotes to linernotes_listener;
grant select on listening.songs, listening.reports, listening.plays, listening.song_totals, listening.hours
  to linernotes_reader, linernotes_listener;
grant select (id, name, email, time_zone, consecutive_failures, last_failure_type, last_failed_at, last_polled_at,
  created_at) on listening.listeners to linernotes_reader, linernotes_listener;
-- The catalogue is nobody's secret, and joins to it show who made what one hears.
grant select on linernotes.tracks, linernotes.credits, linernotes.people, linernotes.track_artists, linernotes.artists
  to linernotes_listener;
