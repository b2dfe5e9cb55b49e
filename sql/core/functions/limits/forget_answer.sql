-- Forgets an answer that turned out to be of no use.
create or replace function linernotes.forget_answer(p_key bytea)
returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  delete from linernotes.kept_answers k where k.key = p_key
$$;
comment on function linernotes.forget_answer(bytea) is 'Forgets an answer that turned out to be of no use.';
revoke all on function linernotes.forget_answer(bytea) from public;
grant execute on function linernotes.forget_answer(bytea) to linernotes_worker;
