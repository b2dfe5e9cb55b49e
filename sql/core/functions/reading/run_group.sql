-- The group that a message is read fairly in, as an expression of its headers: its run, as a number; null without one.
-- Two runs in one group (1 in 4 billion) share their turn.
-- Text, and no function that computes it: every statement that writes a row would parse the body of a function in an
-- index, at a third of its cost. Indexes hold the expression: never change it.
create or replace function linernotes.run_group(p_headers text)
returns text language sql immutable parallel safe
return pg_catalog.format('hashtext(%s ->> ''run'')', p_headers);
comment on function linernotes.run_group(text) is 'Internal: the expression of the group that a message is read fairly in.';
revoke all on function linernotes.run_group(text) from public;
