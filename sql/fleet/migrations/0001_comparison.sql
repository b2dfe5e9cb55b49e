-- Which version a recording is, where its title doesn't say: the sources' own notes, as they word them.
alter table linernotes.tracks add column note text not null default '';
comment on column linernotes.tracks.note is
  'What sources say beside the title to tell it from others of that title: live, 2003-07-04.';

-- Who says that a track stands on an album: what nobody lists any more leaves it.
alter table linernotes.album_tracks add column stated_by text[] not null default '{}';
comment on column linernotes.album_tracks.stated_by is
  'The sources that list it there; empty where that was not kept yet.';

-- Names as they are compared, so that who looks for "Deja Vecu" finds "Déjà Vécu". Written by the programs, which
-- alone know the form; empty where that has not happened yet.
alter table linernotes.artists add column name_key text not null default '';
comment on column linernotes.artists.name_key is 'The name as names are compared; sources and people spell it differently.';
create index artists_name_key on linernotes.artists (name_key) where name_key <> '';
alter table linernotes.people add column name_key text not null default '';
comment on column linernotes.people.name_key is 'The name as names are compared.';
create index people_name_key on linernotes.people (name_key) where name_key <> '';
