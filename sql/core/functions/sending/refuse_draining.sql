-- Says that a queue is draining (LN007), and how to end that.
create or replace function linernotes.refuse_draining(p_queue text)
returns void language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'LN007',
    message = format('queue %L is draining: nothing can be sent to it', p_queue),
    hint = format('Send it later, or end that with: select linernotes.resume_queue(%L)', p_queue);
end
$$;
comment on function linernotes.refuse_draining(text) is 'Internal: refuses a send to a queue that is draining (LN007).';
revoke all on function linernotes.refuse_draining(text) from public;
