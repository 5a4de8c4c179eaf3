SELECT coalesce(after, before) ->> :path AS value
FROM change
WHERE operation = :operation AND table_name = :table_name AND row_id = :row_id
