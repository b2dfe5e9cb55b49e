-- Whether what several sources know is called as this one calls it: the first by name does, whoever came first.
create or replace function linernotes.is_named_by(p_source text, p_sources text[])
returns boolean
language sql immutable set search_path = pg_catalog, pg_temp
as $$
  select not exists (select from unnest(p_sources) as other where other < p_source collate "C")
$$;
comment on function linernotes.is_named_by(text, text[]) is 'Whether this source''s spelling counts.';
revoke all on function linernotes.is_named_by(text, text[]) from public;
