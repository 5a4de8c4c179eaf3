-- The latest operation that stands: never taken back, or done again since.
SELECT id, name, params
FROM operation AS done
WHERE kind = 'do'
  AND coalesce((SELECT kind FROM operation AS later WHERE later.reverses = done.id AND later.id > done.id
                ORDER BY later.id DESC LIMIT 1), 'redo') = 'redo'
ORDER BY id DESC
LIMIT 1
