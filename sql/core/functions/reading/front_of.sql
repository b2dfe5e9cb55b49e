-- Where this session's reads of a queue stopped, and when it last began at the beginning, in seconds since 1970, as its
-- reads have noted it in a setting (and behind it how many of the last read looked suspicious); null where there is no
-- such note. Anybody may set what stands in a setting: whatever is no note of ours is none. What one could be forged to
-- say costs a look at the beginning within a tenth of a second.
create or replace function linernotes.front_of(p_setting text)
returns double precision[] language sql stable
return case
  when pg_catalog.current_setting(p_setting, true) ~ '^[{][0-9]{1,11}([.][0-9]{1,9})?,[0-9]{1,11}([.][0-9]{1,9})?(,[0-9]{1,9})?[}]$'
  then pg_catalog.current_setting(p_setting, true)::double precision[] end;
comment on function linernotes.front_of(text) is 'Internal: where this session''s reads of a queue stopped.';
revoke all on function linernotes.front_of(text) from public;
