-- Keeps what a provider answered, for as long as it may be used again: 60 days at most. The newest answer counts. LN002
-- where it has more than 4 MiB.
create or replace function linernotes.keep_answer(
  p_key bytea, p_upstream text, p_status integer, p_content_type text, p_body bytea, p_for_ms bigint)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if octet_length(p_body) > 4194304 or octet_length(p_key) <> 32 then
    raise exception using errcode = 'LN002', message = 'an answer has 4 MiB at most, and a key 32 bytes';
  end if;
  insert into linernotes.kept_answers as k (key, upstream, status, content_type, body, expires_at)
  values (
    p_key, left(p_upstream, 200), p_status, left(p_content_type, 200), p_body,
    linernotes.current_time() + least(p_for_ms, 5184000000) * interval '1 millisecond')
  on conflict (key) do update
  set status = excluded.status, content_type = excluded.content_type, body = excluded.body,
    expires_at = excluded.expires_at;
end
$$;
comment on function linernotes.keep_answer(bytea, text, integer, text, bytea, bigint) is
  'Keeps what a provider answered, for who asks the same again.';
revoke all on function linernotes.keep_answer(bytea, text, integer, text, bytea, bigint) from public;
grant execute on function linernotes.keep_answer(bytea, text, integer, text, bytea, bigint) to linernotes_worker;
