-- Whom a run took for the artist that was asked for, at each source, and who else bears the name there: a guess is shown.

create table linernotes.run_artists (
  run_id uuid not null references linernotes.runs on delete cascade,
  source text not null,
  native_id text not null,
  is_taken boolean not null,
  position integer not null,
  name text not null,
  note text not null default '',
  primary key (run_id, source, native_id)
);
comment on table linernotes.run_artists is 'Whom each source has under the name that a run asks for, and which of them was taken.';
comment on column linernotes.run_artists.position is 'From 1 in the source''s own order; the one taken comes first.';
comment on column linernotes.run_artists.note is 'What tells them from namesakes, in the source''s words; empty where it has none.';
grant select on linernotes.run_artists to linernotes_operator, linernotes_api, linernotes_reader;
