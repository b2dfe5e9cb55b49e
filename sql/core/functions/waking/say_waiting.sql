-- Takes the lock 'waiting' of a queue, shared, for this session: a sender that finds it taken knows that somebody may
-- wait. False where somebody holds it for himself, who has no business to: nobody of ours does for longer than a try.
create or replace function linernotes.say_waiting(p_key integer)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp set lock_timeout = '50ms'
as $$
begin
  perform pg_advisory_lock_shared(linernotes.lock_space('waiting'), p_key);
  return true;
exception when lock_not_available then
  return false;
end
$$;
comment on function linernotes.say_waiting(integer) is 'Internal: takes the lock by which senders see that somebody waits.';
revoke all on function linernotes.say_waiting(integer) from public;
