-- The uid that a row bore when an operation was last taken back or done again, and the row with it.
SELECT before ->> 'uid' AS uid
FROM change
WHERE operation = (SELECT max(id) FROM operation WHERE reverses = :operation) AND table_name = :table_name AND row_id = :row_id
