-- What a user of PGMQ does: read a batch, archive it. Two statements, two commits.
select coalesce(array_agg(msg_id), '{}')::text as ids from pgmq.read('bench', 60, :n) \gset
select count(*) as archived from pgmq.archive('bench', :ids::bigint[]) \gset
