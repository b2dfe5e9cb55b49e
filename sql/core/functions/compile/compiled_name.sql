-- The name of what is compiled of a function for one queue. Queues have up to 47 characters and names 63: 15 are left
-- for the function, and a longer name is cut off by Postgres, so that two queues would share one.
create or replace function linernotes.compiled_name(p_function text, p_queue text)
returns text language sql immutable parallel safe
return case p_function when 'acknowledge_and_read' then 'read_next' else p_function end || '@' || p_queue;
comment on function linernotes.compiled_name(text, text) is 'Internal: the name of a function as compiled for one queue.';
revoke all on function linernotes.compiled_name(text, text) from public;
