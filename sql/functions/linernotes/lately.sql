-- A time that a worker reports of something it has just done, as it is stored: by the clock of this database, where the
-- worker's own goes wrong.
create or replace function linernotes.lately(p_reported timestamptz, p_now timestamptz)
returns timestamptz language sql stable parallel safe
return case when p_reported between p_now - interval '1 day' and p_now then p_reported else p_now end;
comment on function linernotes.lately(timestamptz, timestamptz) is
  'Internal: a time that a worker reports, or now where its clock is wrong.';
revoke all on function linernotes.lately(timestamptz, timestamptz) from public;
