-- The same through the function that is given the queue's name.
select coalesce(array_agg(msg_id) filter (where is_next), '{}')::text as ids,
  coalesce(array_agg(read_ct) filter (where is_next), '{}')::text as counts
from linernotes.acknowledge_and_read('bench', :ids::bigint[], :counts::integer[], :n, 60) \gset
