-- Fifty messages, as one sender of a busy fleet sends them.
select count(*) as sent from linernotes.send_batch(
  'bench', array_fill('{"trackId": 1, "trackName": "Some name of a track"}'::jsonb, array[50])) \gset
