-- A hundred messages by pgmq.send_batch: PGMQ's own, or ours, as the database has it.
select count(*) as sent from pgmq.send_batch(
  'bench', array_fill('{"trackId": 1, "trackName": "Some name of a track", "albumId": 3, "artistId": 1}'::jsonb, array[100]))
  \gset
