-- How long a task of the maintenance may go on: a minute, or half of the statement_timeout, which would undo it all.
create or replace function linernotes.time_to_spend()
returns interval language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select least(60000, nullif(s.setting::bigint, 0) / 2) * interval '1 millisecond'
  from pg_settings s
  where s.name = 'statement_timeout'
$$;
comment on function linernotes.time_to_spend() is
  'How long a task of the maintenance may go on.';
revoke all on function linernotes.time_to_spend() from public;
