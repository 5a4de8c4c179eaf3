SELECT coalesce(after, before) ->> :path AS value
FROM change
WHERE table_name = :table_name AND row_id = :row_id
ORDER BY id DESC
LIMIT 1
