-- The queues that get a message with this routing key, by name, each once however many of its patterns match.
create or replace function pgmq._route(routing_key text)
returns setof text language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq.validate_routing_key(routing_key);
  return query
    select distinct b.queue_name
    from pgmq.topic_bindings b
    where routing_key ~ b.compiled_regex
    order by b.queue_name;
end
$$;
comment on function pgmq._route(text) is 'Internal: the queues that get a message with this routing key.';
revoke all on function pgmq._route(text) from public;
