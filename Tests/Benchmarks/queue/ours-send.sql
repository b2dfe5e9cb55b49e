-- A hundred messages by linernotes.send_batch, as the fleet sends them.
select count(*) as sent from linernotes.send_batch(
  'bench', array_fill('{"trackId": 1, "trackName": "Some name of a track", "albumId": 3, "artistId": 1}'::jsonb, array[100]))
  \gset
