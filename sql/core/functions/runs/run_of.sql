-- The run that a message belongs to, from its headers; null where there is none or it is malformed.
create or replace function linernotes.run_of(p_headers jsonb)
returns uuid language sql immutable parallel safe
return case
    when p_headers ->> 'run' ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
    then (p_headers ->> 'run')::uuid
  end;
comment on function linernotes.run_of(jsonb) is
  'The run named by the headers of a message, or null.';
revoke all on function linernotes.run_of(jsonb) from public;
