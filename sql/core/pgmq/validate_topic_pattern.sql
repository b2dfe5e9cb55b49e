-- Says true, or refuses what is no pattern: a routing key in which * stands for one word and # for any text.
create or replace function pgmq.validate_topic_pattern(pattern text)
returns boolean language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq._check_topic_text('pattern', pattern, '^[a-zA-Z0-9._*#-]+$', 'underscores, *, and # are allowed');
  if pg_catalog.strpos(pattern, '**') > 0 then
    raise exception
      'pattern cannot contain consecutive stars (**). Use # for multi-segment matching. Got: %', pattern;
  end if;
  if pg_catalog.strpos(pattern, '##') > 0 then
    raise exception
      'pattern cannot contain consecutive hashes (##). A single # already matches zero or more segments. Got: %', pattern;
  end if;
  if pattern ~ '[*]#|#[*]' then
    raise exception
      'pattern cannot contain adjacent wildcards (*# or #*). Separate wildcards with dots. Got: %', pattern;
  end if;
  return true;
end
$$;
comment on function pgmq.validate_topic_pattern(text) is 'Says true, or refuses what is no pattern.';
revoke all on function pgmq.validate_topic_pattern(text) from public;
