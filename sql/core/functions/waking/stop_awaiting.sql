-- Takes linernotes.await_messages back: sends do without notifying, unless somebody else waits.
create or replace function linernotes.stop_awaiting(p_queue text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_unlock_shared(
    linernotes.lock_space('waiting'), hashtext(lower(p_queue collate "C")));
end
$$;
comment on function linernotes.stop_awaiting(text) is 'Ends what linernotes.await_messages began.';
revoke all on function linernotes.stop_awaiting(text) from public;
grant execute on function linernotes.stop_awaiting(text) to linernotes_worker;
