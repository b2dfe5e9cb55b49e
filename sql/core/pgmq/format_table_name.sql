-- The table of a queue: prefix, underscore and name, in lower case. Refuses characters that names may not have.
-- Behind every call: each operator is named with its schema, for a search_path of its own would cost more than all else.
create or replace function pgmq.format_table_name(queue_name text, prefix text)
returns text language plpgsql immutable
as $$
begin
  if queue_name operator(pg_catalog.~) '^[A-Za-z0-9_-]+$'
    and pg_catalog.strpos(queue_name, '--') operator(pg_catalog.=) 0
  then
    return pg_catalog.lower(
      (prefix operator(pg_catalog.||) '_' operator(pg_catalog.||) queue_name) collate pg_catalog."C");
  end if;
  if queue_name operator(pg_catalog.~) '[$;'']|--' then
    raise exception E'queue name contains invalid characters: $, ;, --, or \\''';
  end if;
  raise exception using
    errcode = '22023',
    message = case when coalesce(queue_name, '') operator(pg_catalog.=) '' then 'queue name cannot be NULL or empty'
      else 'queue name may contain only letters, digits, underscores and hyphens' end;
end
$$;
comment on function pgmq.format_table_name(text, text) is 'The table of a queue, in lower case.';
revoke all on function pgmq.format_table_name(text, text) from public;
