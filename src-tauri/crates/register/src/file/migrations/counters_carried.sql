-- The counters of ids as they were: an id that was given once counts, be its row there or not.
DELETE FROM sqlite_sequence WHERE substr(name, 1, 4) <> 'old_';
UPDATE sqlite_sequence SET name = substr(name, 5);
