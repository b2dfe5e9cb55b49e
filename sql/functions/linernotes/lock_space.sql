-- The first number of our advisory locks, by what they are for; the second is the hash of a queue's name.
create or replace function linernotes.lock_space(p_purpose text)
returns integer language sql immutable parallel safe
as $$
  select case p_purpose
    when 'staying' then 19534 -- shared, by each worker that stays, on its listening session
    when 'waiting' then 19535 -- shared, by each worker that waits for a notification, on the same session
    when 'sending' then 19536 -- shared, by each transaction that has sent and not yet ended
  end
$$;
comment on function linernotes.lock_space(text) is 'The first number of the advisory locks for a purpose.';
revoke all on function linernotes.lock_space(text) from public;
grant execute on function linernotes.lock_space(text) to linernotes_worker, linernotes_operator, linernotes_api;
