-- The log after a change, in the order of its chain; a change whose operation is gone shows with an empty one.
SELECT change.id AS change_id, change.operation, change.table_name, change.row_id, change.before, change.after, change.hash,
       operation.id, operation.name, operation.params, operation.made_by, operation.made_at, operation.kind, operation.reverses
FROM change LEFT JOIN operation ON operation.id = change.operation
WHERE change.id > :after
ORDER BY change.id
