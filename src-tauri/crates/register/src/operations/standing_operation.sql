-- One operation, if it stands: never taken back, or done again since.
SELECT id, name, params, made_by
FROM operation AS done
WHERE id = ?1 AND kind = 'do'
  AND coalesce((SELECT kind FROM operation AS later WHERE later.reverses = done.id AND later.id > done.id
                ORDER BY later.id DESC LIMIT 1), 'redo') = 'redo'
