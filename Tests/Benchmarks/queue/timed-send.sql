-- One message that says when it was sent: before its commit, so that the flush to disk counts, too.
select pgmq.send('noop', jsonb_build_object(
  'sentAtMicroseconds', ((extract(epoch from clock_timestamp()) * 1000000)::bigint)::text)) as id \gset
