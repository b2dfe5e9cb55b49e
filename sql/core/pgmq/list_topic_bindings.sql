-- The bindings of all queues, or of one, the newest first.
create or replace function pgmq.list_topic_bindings()
returns table (pattern text, queue_name text, bound_at timestamptz, compiled_regex text)
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select b.pattern, b.queue_name, b.bound_at, b.compiled_regex
  from pgmq.topic_bindings b
  order by b.bound_at desc, b.pattern, b.queue_name
$$;

create or replace function pgmq.list_topic_bindings(queue_name text)
returns table (pattern text, queue_name text, bound_at timestamptz, compiled_regex text)
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select b.pattern, b.queue_name, b.bound_at, b.compiled_regex
  from pgmq.topic_bindings b
  where b.queue_name = $1
  order by b.bound_at desc, b.pattern
$$;
comment on function pgmq.list_topic_bindings() is 'The bindings of all queues.';
revoke all on function pgmq.list_topic_bindings() from public;
comment on function pgmq.list_topic_bindings(text) is 'The bindings of a queue.';
revoke all on function pgmq.list_topic_bindings(text) from public;
