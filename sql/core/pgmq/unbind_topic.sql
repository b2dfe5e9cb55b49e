-- Takes a pattern back from a queue. False when the queue did not have it.
create or replace function pgmq.unbind_topic(pattern text, queue_name text)
returns boolean language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(pattern, '') = '' then
    raise exception 'pattern cannot be NULL or empty';
  end if;
  if coalesce(queue_name, '') = '' then
    raise exception 'queue_name cannot be NULL or empty';
  end if;
  delete from pgmq.topic_bindings b
  where b.pattern = unbind_topic.pattern and b.queue_name = unbind_topic.queue_name;
  return found;
end
$$;
comment on function pgmq.unbind_topic(text, text) is 'Takes a pattern back from a queue; false when it did not have it.';
revoke all on function pgmq.unbind_topic(text, text) from public;
