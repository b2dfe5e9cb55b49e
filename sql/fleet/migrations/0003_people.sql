-- People are computed from what sources state, and computed again when that changes: nothing that made one of two is
-- kept but the statements. So each source's person keeps a row of its own to go back to.
-- Writes each statement of somebody whose kind is known anew: some seconds for each million.

alter table linernotes.person_identities
  add column home_id bigint references linernotes.people on delete cascade deferrable initially deferred,
  add column is_settled boolean not null default true;
update linernotes.person_identities set home_id = person_id;
set constraints all immediate;
alter table linernotes.person_identities alter column home_id set not null;
create index person_identities_home_idx on linernotes.person_identities (home_id);
create index person_identities_unsettled_idx on linernotes.person_identities (source, native_id) where not is_settled;
comment on column linernotes.person_identities.person_id is
  'Who that is, as computed from all that speaks for and against it: the home of one of those that are one.';
comment on column linernotes.person_identities.home_id is
  'The person made for it at first sight; several share one where they were made one before there were homes.';
comment on column linernotes.person_identities.is_settled is
  'False: a statement that concerned it was withdrawn, and who that is has not been computed since.';

alter table linernotes.credit_evidence add column name_key text not null default '', add column person_kind text;
create index credit_evidence_unkeyed_idx on linernotes.credit_evidence (track_id) where name_key = '';
comment on column linernotes.credit_evidence.name_key is
  'The person''s name as names are compared; empty where that has not been computed yet.';
comment on column linernotes.credit_evidence.person_kind is 'The person''s kind in the source''s word.';
-- Of those who are several sources' person nobody knows which of them said so.
update linernotes.credit_evidence e set person_kind = p.kind
from linernotes.person_identities i
join linernotes.people p on p.id = i.person_id
where e.source = i.source and e.person_native_id = i.native_id and p.kind is not null
  and not exists (
    select from linernotes.person_identities o
    where o.person_id = i.person_id and (o.source, o.native_id) <> (i.source, i.native_id));

alter table linernotes.social_links add column stated_for text not null default '';
create index social_links_stated_for_idx on linernotes.social_links (source, stated_for);
comment on column linernotes.social_links.stated_for is
  'The source''s own id of whom it states the page for; empty where that was not kept.';
update linernotes.social_links l set stated_for = i.native_id
from linernotes.person_identities i
where i.person_id = l.person_id and i.source = l.source
  and not exists (
    select from linernotes.person_identities o
    where o.person_id = i.person_id and o.source = i.source and o.native_id <> i.native_id);

-- Merged for good what the functions of today compute.
drop function if exists linernotes.merge_person(bigint, bigint);
