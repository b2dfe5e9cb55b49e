-- Bulk feeds of a registry. Each feed is a partition of each table, filled aside and attached in one step, so that a feed
-- is there whole or not at all, and the one before stays to be compared with. Record ids mean something inside one feed
-- only; nothing refers to another table by a foreign key, for feeds are delivered with records missing.

create table publishing.feeds (
  id bigint generated always as identity primary key,
  name text not null unique,
  version text not null,
  sender text not null default '',
  created_at timestamptz not null,
  is_verified boolean not null,
  state text not null default 'loading' check (state in ('loading', 'published')),
  loaded_at timestamptz not null default clock_timestamp(),
  loaded_by text not null default session_user,
  files jsonb not null default '{}',
  orphans jsonb not null default '{}'
);
comment on table publishing.feeds is 'Bulk feeds: what was loaded, and what is being loaded.';
comment on column publishing.feeds.created_at is 'When the sender made it: the day as of which all of it is true.';
comment on column publishing.feeds.is_verified is 'False: without a manifest, or with files whose bytes it does not prove.';
comment on column publishing.feeds.files is
  'By kind of file: its name, records, lines set aside, and cells left out by what was wrong with them.';
comment on column publishing.feeds.orphans is 'References that lead nowhere, counted by what they refer to.';

create table publishing.feed_problems (
  feed_id bigint not null references publishing.feeds on delete cascade,
  file text not null,
  line bigint not null,
  problem text not null,
  primary key (feed_id, file, line, problem)
);
comment on table publishing.feed_problems is
  'Lines set aside, and the first lines of each kind of cell left out. What stood there is not kept: it may be personal.';

create table publishing.works (
  feed_id bigint not null, line bigint not null, record_id text not null, iswc text, title text,
  is_disputed boolean, is_composite boolean
) partition by list (feed_id);
comment on table publishing.works is 'Musical works.';
create index works_record on publishing.works (record_id);

create table publishing.work_identifiers (
  feed_id bigint not null, line bigint not null, work_id text not null, identifier text not null,
  allocating_party_id text
) partition by list (feed_id);
comment on table publishing.work_identifiers is 'Ids that parties gave works.';
create index work_identifiers_work on publishing.work_identifiers (work_id);

create table publishing.parties (
  feed_id bigint not null, line bigint not null, record_id text not null, name text, ipi text, isni text
) partition by list (feed_id);
comment on table publishing.parties is 'Writers and publishers. How to reach them is not kept.';
create index parties_record on publishing.parties (record_id);

create table publishing.shares (
  feed_id bigint not null, line bigint not null, record_id text not null, work_id text not null, party_id text,
  role text, percentage numeric(9, 4), share_types text[] not null, rights_types text[] not null,
  starts_on date, ends_on date, preceding text[] not null, territories text[] not null
) partition by list (feed_id);
comment on table publishing.shares is 'Who has which share of a work.';
comment on column publishing.shares.percentage is 'Of the whole; null: not stated, which is not zero.';
comment on column publishing.shares.preceding is 'The shares that this one takes the place of.';
create index shares_work on publishing.shares (work_id);

create table publishing.recordings (
  feed_id bigint not null, line bigint not null, record_id text not null, kind text, isrc text, isrc_printed text,
  title text, subtitle text, artist text, release_id text, producers text[] not null
) partition by list (feed_id);
comment on table publishing.recordings is 'Sound recordings and videos.';
comment on column publishing.recordings.isrc_printed is 'The ISRC as it stands in the feed, where that is another spelling.';
create index recordings_record on publishing.recordings (record_id);
create index recordings_isrc on publishing.recordings (isrc);

create table publishing.releases (
  feed_id bigint not null, line bigint not null, record_id text not null, title text, icpns text[] not null,
  labels text[] not null, released_on date
) partition by list (feed_id);
comment on table publishing.releases is 'Releases on which recordings came out.';
create index releases_record on publishing.releases (record_id);

create table publishing.links (
  feed_id bigint not null, line bigint not null, record_id text not null, work_id text not null,
  recording_id text not null
) partition by list (feed_id);
comment on table publishing.links is 'Which work a recording is of.';
create index links_recording on publishing.links (recording_id);
create index links_work on publishing.links (work_id);

create table publishing.unclaimed (
  feed_id bigint not null, line bigint not null, record_id text not null, recording_id text, work_id text, isrc text,
  title text, artist text, percentage numeric(9, 4), percentile numeric(9, 4)
) partition by list (feed_id);
comment on table publishing.unclaimed is 'Shares that nobody claims: a row for each id of a service, of the same gap.';
comment on column publishing.unclaimed.percentile is 'How much is at stake, in the feed''s own scale.';
create index unclaimed_isrc on publishing.unclaimed (isrc);
create index unclaimed_recording on publishing.unclaimed (recording_id);

create table publishing.unmatched (
  feed_id bigint not null, line bigint not null, record_id text not null, isrc text, title text, subtitle text,
  artist text
) partition by list (feed_id);
comment on table publishing.unmatched is 'Recordings for which the registry has found no work.';
create index unmatched_isrc on publishing.unmatched (isrc);

grant usage on schema publishing to linernotes_reader, linernotes_operator, linernotes_administrator, linernotes_worker;
grant select on
  publishing.feeds, publishing.feed_problems, publishing.works, publishing.work_identifiers, publishing.parties,
  publishing.shares, publishing.recordings, publishing.releases, publishing.links, publishing.unclaimed,
  publishing.unmatched
  to linernotes_reader, linernotes_worker;
