-- The id of the run that a key of this login stands for: that of the run it started within 24 hours, or a new one, now
-- the key's. The same key of another login is another key.
-- Two callers at once with one key: the second waits for the first. Without a key: a new id.
create or replace function linernotes.claim_run(p_key text, p_artist_query jsonb)
returns uuid language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_run uuid := gen_random_uuid();
  v_query jsonb;
begin
  if p_key is null then
    return v_run;
  end if;
  if char_length(p_key) not between 1 and 200 then
    raise exception using errcode = 'LN002', message = 'idempotency_key must have 1 to 200 characters';
  end if;
  insert into linernotes.run_keys as k (requested_by, key, run_id, expires_at)
  values (session_user, p_key, v_run, v_now + interval '24 hours')
  on conflict (requested_by, key) do update
  set run_id = excluded.run_id, expires_at = excluded.expires_at
  where k.expires_at <= v_now;
  if found then
    return v_run;
  end if;
  -- A statement of its own: it sees what another caller committed while we waited for the key.
  select k.run_id, r.artist_query into v_run, v_query
  from linernotes.run_keys k
  left join linernotes.runs r on r.id = k.run_id
  where k.requested_by = session_user and k.key = p_key;
  if v_query <> p_artist_query then
    raise exception using
      errcode = 'LN002',
      message = 'idempotency_key was used for another artist within the last 24 hours',
      hint = 'Take a new key for each discovery, such as a UUID.';
  end if;
  return v_run;
end
$$;
comment on function linernotes.claim_run(text, jsonb) is
  'The run that a key of this login stands for, or a new id; behind start_artist_discovery.';
revoke all on function linernotes.claim_run(text, jsonb) from public;
