-- What was kept of an answer; no row where nothing is, or its time is over.
create or replace function linernotes.kept_answer(p_key bytea)
returns table (status integer, content_type text, body bytea) language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select k.status, k.content_type, k.body from linernotes.kept_answers k
  where k.key = p_key and k.expires_at > linernotes.current_time()
$$;
comment on function linernotes.kept_answer(bytea) is 'What was kept of an answer, while it may be used.';
revoke all on function linernotes.kept_answer(bytea) from public;
grant execute on function linernotes.kept_answer(bytea) to linernotes_worker;
