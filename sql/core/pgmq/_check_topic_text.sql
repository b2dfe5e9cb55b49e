-- What routing keys and patterns have in common. what: how the messages call it; allowed: a regular expression of
-- whole texts; named: how the message calls what is allowed.
create or replace function pgmq._check_topic_text(what text, value text, allowed text, named text)
returns void language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(value, '') = '' then
    raise exception '% cannot be NULL or empty', what;
  end if;
  if pg_catalog.length(value) > 255 then
    raise exception '% length cannot exceed 255 characters, got % characters', what, pg_catalog.length(value);
  end if;
  if value !~ allowed then
    raise exception '% contains invalid characters. Only alphanumeric, dots, hyphens, %. Got: %', what, named, value;
  end if;
  if pg_catalog.left(value, 1) = '.' then
    raise exception '% cannot start with a dot. Got: %', what, value;
  end if;
  if pg_catalog.right(value, 1) = '.' then
    raise exception '% cannot end with a dot. Got: %', what, value;
  end if;
  if pg_catalog.strpos(value, '..') > 0 then
    raise exception '% cannot contain consecutive dots. Got: %', what, value;
  end if;
end
$$;
comment on function pgmq._check_topic_text(text, text, text, text) is
  'Internal: what routing keys and patterns have in common.';
revoke all on function pgmq._check_topic_text(text, text, text, text) from public;
