-- The operations that wrote a change after this one.
SELECT id, name, params, made_by, made_at, kind, reverses
FROM operation
WHERE id IN (SELECT operation FROM change WHERE id > ?1)
ORDER BY id
