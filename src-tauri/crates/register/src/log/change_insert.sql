INSERT INTO change (id, operation, table_name, row_id, before, after, hash)
VALUES (:id, :operation, :table_name, :row_id, :before, :after, :hash)
