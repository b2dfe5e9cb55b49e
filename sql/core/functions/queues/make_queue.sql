-- Makes a queue where it is missing. LN005 where that would run somebody else's code: see linernotes.check_pgmq_owner.
create or replace function linernotes.make_queue(p_queue text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if to_regclass(format('pgmq.%I', 'q_' || linernotes.queue_key(p_queue))) is not null then
    return;
  end if;
  perform linernotes.check_pgmq_owner(format('select pgmq.create(%L)', p_queue));
  perform pgmq.create(p_queue);
end
$$;
comment on function linernotes.make_queue(text) is 'Internal: makes a queue where it is missing.';
revoke all on function linernotes.make_queue(text) from public;
