-- Whether facts of a person were ever written for a stated reason.
SELECT 1 FROM change JOIN operation ON operation.id = change.operation
WHERE change.table_name = 'person' AND change.row_id = :person AND json_extract(operation.params, '$.reason') IS NOT NULL
LIMIT 1
