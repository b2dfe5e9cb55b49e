-- Evidence keeps each word of a source: one artist's `vocal` and `instrument (guitar)` are two statements under one role
-- of ours, and the second used to take the first one's place.
-- Builds the table's key anew, under a lock that keeps others from it: some seconds for each million of statements.

-- A key holds 2,000 bytes of them, as many as are let in; nothing of before was checked.
update linernotes.credit_evidence set source_role = left(source_role, 500) where octet_length(source_role) > 2000;

alter table linernotes.credit_evidence drop constraint if exists credit_evidence_pkey;
alter table linernotes.credit_evidence add constraint credit_evidence_pkey
  primary key (track_id, source, person_native_id, role, level, stated_on, source_role);
comment on column linernotes.credit_evidence.source_role is
  'The source''s own words for the role; several under one role of ours are several statements.';
