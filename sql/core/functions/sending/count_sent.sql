-- Counts messages that are sent for the runs that their headers name.
create or replace function linernotes.count_sent(p_queue text, p_headers jsonb[], p_now timestamptz)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into linernotes.run_progress (run_id, queue, sent, at)
  select r.run_id, p_queue, count(*), p_now
  from (select linernotes.run_of(given.headers) as run_id from unnest(p_headers) as given (headers)) as r
  where r.run_id is not null
  group by r.run_id;
end
$$;
comment on function linernotes.count_sent(text, jsonb[], timestamptz) is
  'Internal: counts messages that are sent for the runs that their headers name.';
revoke all on function linernotes.count_sent(text, jsonb[], timestamptz) from public;
