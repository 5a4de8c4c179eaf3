SELECT id, name, params, made_by, made_at, kind, reverses,
       coalesce((SELECT kind FROM operation AS later WHERE later.reverses = entry.id AND later.id > entry.id
                 ORDER BY later.id DESC LIMIT 1), 'redo') = 'undo' AS undone,
       (SELECT count(*) FROM change WHERE change.operation = entry.id) AS rows,
       (SELECT substr(hash, 1, 8) FROM change WHERE change.operation = entry.id ORDER BY id DESC LIMIT 1) AS head
FROM operation AS entry
WHERE id < :before AND (:among IS NULL OR id IN (SELECT value FROM json_each(:among)))
ORDER BY id DESC
LIMIT :limit
