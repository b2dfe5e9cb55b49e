-- The first number of our advisory locks, by what they are for; the second is the hash of a queue's name. Anybody may take
-- an advisory lock: nobody waits for one of these, and who holds one is believed only as far as his role goes.
create or replace function linernotes.lock_space(p_purpose text)
returns integer language sql immutable parallel safe
return case p_purpose
  when 'waiting' then 19535 -- shared, by each worker that waits for a notification, on its listening session
  when 'sending' then 19536 -- shared, by each transaction that has sent and not yet ended
end;
comment on function linernotes.lock_space(text) is 'The first number of the advisory locks for a purpose.';
revoke all on function linernotes.lock_space(text) from public;
grant execute on function linernotes.lock_space(text) to linernotes_worker, linernotes_operator, linernotes_api, linernotes_reader;
