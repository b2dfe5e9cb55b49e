-- The end of every migrate: queues exist and wake their readers, unqualified names are found.
-- Harmless when run twice.
select linernotes.ensure_queues();
select linernotes.set_search_path();
