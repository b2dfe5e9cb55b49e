-- How long a source's list of an artist's albums was when it was last read to its end: one that is as long as before, and
-- was read lately, is not read again.

create table linernotes.artist_lists (
  source text not null,
  native_id text not null,
  total integer not null,
  read_at timestamptz not null,
  primary key (source, native_id)
);
comment on table linernotes.artist_lists is 'Lists of artists'' albums that were read to their end, and how long they were.';
grant select on linernotes.artist_lists to linernotes_worker, linernotes_operator, linernotes_reader;
