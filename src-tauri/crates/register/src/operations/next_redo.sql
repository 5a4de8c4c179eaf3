-- What the latest undo that stands took back, unless something new was done after it. Operations of the list changed no row.
SELECT done.id, done.name, done.params, done.made_by
FROM operation AS back
JOIN operation AS done ON done.id = back.reverses
WHERE back.kind = 'undo'
  AND back.id > (SELECT max(id) FROM operation WHERE kind = 'do' AND name NOT IN (SELECT value FROM json_each(?1)))
  AND NOT EXISTS (SELECT 1 FROM operation AS later WHERE later.reverses = back.reverses AND later.id > back.id)
ORDER BY back.id DESC
LIMIT 1
