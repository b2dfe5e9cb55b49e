-- Says true, or refuses what is no routing key: words of letters, digits, _ and -, separated by single dots.
create or replace function pgmq.validate_routing_key(routing_key text)
returns boolean language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq._check_topic_text('routing_key', routing_key, '^[a-zA-Z0-9._-]+$', 'and underscores are allowed');
  return true;
end
$$;
comment on function pgmq.validate_routing_key(text) is 'Says true, or refuses what is no routing key.';
revoke all on function pgmq.validate_routing_key(text) from public;
