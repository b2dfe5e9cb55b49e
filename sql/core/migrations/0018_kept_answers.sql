-- What providers answered, kept beyond the process that asked: whoever does the work of a killed worker again need not ask
-- again. Unlogged: losing it costs requests, never data.

create unlogged table linernotes.kept_answers (
  key bytea primary key,
  upstream text not null,
  status integer not null,
  content_type text,
  body bytea not null,
  expires_at timestamptz not null
);
comment on table linernotes.kept_answers is 'Answers of providers that may be used again; see linernotes.keep_answer.';
comment on column linernotes.kept_answers.key is 'A digest of what was asked: the question itself may name more than is to be kept.';
create index kept_answers_expires_at on linernotes.kept_answers (expires_at);
