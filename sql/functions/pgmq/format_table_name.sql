-- The table of a queue: prefix, underscore and name, in lower case. Refuses characters that names may not have.
create or replace function pgmq.format_table_name(queue_name text, prefix text)
returns text language plpgsql immutable
as $$
begin
  if queue_name ~ '^[A-Za-z0-9_-]+$' and pg_catalog.strpos(queue_name, '--') = 0 then
    return pg_catalog.lower((prefix || '_' || queue_name) collate "C");
  end if;
  if queue_name ~ '\$|;|--|''' then
    raise exception 'queue name contains invalid characters: $, ;, --, or \''';
  end if;
  raise exception using
    errcode = '22023',
    message = case when coalesce(queue_name, '') = '' then 'queue name cannot be NULL or empty'
      else 'queue name may contain only letters, digits, underscores and hyphens' end;
end
$$;
comment on function pgmq.format_table_name(text, text) is 'The table of a queue, in lower case.';
revoke all on function pgmq.format_table_name(text, text) from public;
