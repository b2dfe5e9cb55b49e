-- Listeners under the names that monitoring queries use. Whoever asks sees whom they may see.
create or replace view listening.users with (security_invoker = true) as
select l.id, l.name, l.email, l.consecutive_failures, l.last_failure_type, l.last_failed_at, l.last_polled_at, l.created_at
from listening.listeners l;
comment on view listening.users is 'Listeners, with what went wrong when they were last asked for.';
grant select on listening.users to linernotes_reader, linernotes_listener;
