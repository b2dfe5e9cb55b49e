-- A history with one more cause, the last 20 kept.
create or replace function linernotes.history_with(
  p_history jsonb, p_cause jsonb, p_outcome text, p_read_count integer, p_at timestamptz)
returns jsonb language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select (case when jsonb_array_length(p_history) >= 20 then p_history - 0 else p_history end) || jsonb_build_array(
    jsonb_build_object(
      'at', p_at,
      'read_ct', p_read_count,
      'outcome', p_outcome,
      'category', left(coalesce(p_cause ->> 'category', 'unknown'), 100),
      'code', left(coalesce(p_cause ->> 'code', 'unknown'), 200),
      'error', left(coalesce(p_cause ->> 'error', ''), 2000)))
$$;
comment on function linernotes.history_with(jsonb, jsonb, text, integer, timestamptz) is
  'A history with one more cause; the last 20 are kept.';
revoke all on function linernotes.history_with(jsonb, jsonb, text, integer, timestamptz) from public;
