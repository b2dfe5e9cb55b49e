-- Whose fault a lost delivery is, and counters that no sum outgrows.

set local client_min_messages = warning; -- nobody needs to hear what is not there to be dropped

create table linernotes.begun_handlings (
  queue text not null,
  msg_id bigint not null,
  read_ct integer not null,
  enqueued_at timestamptz not null,
  server_started_at timestamptz not null,
  begun_at timestamptz not null,
  deaths_granted integer not null check (deaths_granted >= 1),
  primary key (queue, msg_id, read_ct)
);
comment on table linernotes.begun_handlings is
  'Deliveries of messages that were lost before whose handling has begun and not ended: their worker died, or works.';
comment on column linernotes.begun_handlings.server_started_at is
  'When the server started that it began on: a delivery that the server itself cut off proves nothing.';
comment on column linernotes.begun_handlings.deaths_granted is
  'So many deaths proved, the message is given up instead of being read.';
grant select on linernotes.begun_handlings to linernotes_operator;

-- Made again with the views.
drop view if exists linernotes.run_status;
alter table linernotes.run_progress
  alter column sent type bigint, alter column acknowledged type bigint, alter column dead_lettered type bigint,
  alter column requests type bigint;

-- Letters of any size are moved here while a read waits: what is stored large is not compressed again.
alter table linernotes.dead_letters alter column message set storage external, alter column headers set storage external;

-- New tracks are looked for among ours by title and length; without this each looked at all of its artist's.
create index tracks_title_key on linernotes.tracks (title_key, length_ms) where title_key <> '';
