-- How long a queue keeps its archived messages: what linernotes.queues says of it, null for ever; 90 days where it says
-- nothing.
create or replace function linernotes.archive_retention(p_queue text)
returns interval language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_retention interval;
begin
  select q.archive_retention into v_retention from linernotes.queues q where q.queue = p_queue;
  return case when found then v_retention else interval '90 days' end;
end
$$;
comment on function linernotes.archive_retention(text) is
  'How long a queue keeps its archived messages; null: for ever.';
revoke all on function linernotes.archive_retention(text) from public;
