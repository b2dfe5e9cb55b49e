-- Keys with which discoveries are started belong to the login that used them: nobody meets, or takes, another's.
-- A call with a key that comes between this and the new functions of the same migrate fails, and may be repeated.

alter table linernotes.run_keys add column requested_by text collate "C" not null default session_user;
comment on column linernotes.run_keys.requested_by is 'The login whose key it is, as in linernotes.runs.';

update linernotes.run_keys k
set requested_by = r.requested_by
from linernotes.runs r
where r.id = k.run_id;

alter table linernotes.run_keys drop constraint run_keys_pkey, add primary key (requested_by, key);
