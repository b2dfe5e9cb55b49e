-- What the fleet knows of its own credentials at upstreams: the short-lived token that each was exchanged for, and what
-- it turned out to be granted. `credential` is a fingerprint: nobody can tell the credential from it, and a changed
-- credential meets nothing that was said of the old one.
-- Rows are written, and tokens read, by functions of linernotes only.

-- Unlogged: a token never gets into the write-ahead log, hence into no archive, base backup or replica; after a crash
-- the table is empty and the next caller fetches a new token.
create unlogged table if not exists linernotes.access_tokens (
  upstream text not null,
  credential text not null,
  token text,
  token_id uuid,
  renew_at timestamptz,
  expires_at timestamptz,
  claim uuid,
  claimed_until timestamptz,
  primary key (upstream, credential),
  constraint access_tokens_named check (upstream <> '' and credential <> ''),
  constraint access_tokens_token_whole
    check (num_nonnulls(token, token_id, renew_at, expires_at) in (0, 4)),
  constraint access_tokens_claim_whole check (num_nonnulls(claim, claimed_until) in (0, 2))
);
comment on table linernotes.access_tokens is
  'Short-lived tokens, one for the whole fleet; no role reads them but by claim_access_token().';
comment on column linernotes.access_tokens.credential is 'Fingerprint of the credential that the token was given for.';
comment on column linernotes.access_tokens.token_id is 'Names the token where the token itself must not be shown.';
comment on column linernotes.access_tokens.renew_at is 'From then on it is not handed out any more.';
comment on column linernotes.access_tokens.claimed_until is
  'Until then whoever holds the claim renews it, and nobody else.';

create table if not exists linernotes.credential_capabilities (
  upstream text not null,
  credential text not null,
  name text not null,
  value integer not null,
  is_refusal boolean not null,
  checked_at timestamptz not null,
  primary key (upstream, credential, name),
  constraint credential_capabilities_named check (upstream <> '' and credential <> '' and name <> '')
);
comment on table linernotes.credential_capabilities is
  'What upstreams turned out to grant a credential. Delete a row to have it tried anew.';
comment on column linernotes.credential_capabilities.value is
  'A number as the name says: a largest page, or 1 for granted and 0 for not.';
comment on column linernotes.credential_capabilities.is_refusal is
  'Less than could be granted: tried again after a while.';

revoke all on linernotes.access_tokens, linernotes.credential_capabilities from public;
grant select on linernotes.credential_capabilities to linernotes_operator;
