-- One statement, one commit: linernotes.acknowledge_and_read, as compiled for the queue.
select coalesce(array_agg(msg_id) filter (where is_next), '{}')::text as ids,
  coalesce(array_agg(read_ct) filter (where is_next), '{}')::text as counts
from linernotes."read_next@bench"(:ids::bigint[], :counts::integer[], :n, 60) \gset
