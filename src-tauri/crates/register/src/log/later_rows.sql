-- What was written after this change of people, their facts, cases and entries: as it was left, or as it was before it went.
SELECT id, operation, table_name, row_id, coalesce(after, before) AS image
FROM change
WHERE id > ?1 AND table_name IN ('person', 'person_fact', 'case', 'event')
ORDER BY id
