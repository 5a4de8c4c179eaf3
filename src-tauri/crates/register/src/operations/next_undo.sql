-- The latest operation that stands: never taken back, or done again since. Those of the list changed no row.
SELECT id, name, params, made_by
FROM operation AS done
WHERE kind = 'do'
  AND name NOT IN (SELECT value FROM json_each(?1))
  AND coalesce((SELECT kind FROM operation AS later WHERE later.reverses = done.id AND later.id > done.id
                ORDER BY later.id DESC LIMIT 1), 'redo') = 'redo'
ORDER BY id DESC
LIMIT 1
