-- Rows that bear the uid of another: a row copied by hand past the index that refuses it.
SELECT 'unit' AS table_name, group_concat(id, ', ') AS ids FROM "unit" GROUP BY uid HAVING count(*) > 1
UNION ALL
SELECT 'person' AS table_name, group_concat(id, ', ') AS ids FROM "person" GROUP BY uid HAVING count(*) > 1
UNION ALL
SELECT 'case' AS table_name, group_concat(id, ', ') AS ids FROM "case" GROUP BY uid HAVING count(*) > 1
UNION ALL
SELECT 'event' AS table_name, group_concat(id, ', ') AS ids FROM "event" GROUP BY uid HAVING count(*) > 1
UNION ALL
SELECT 'course' AS table_name, group_concat(id, ', ') AS ids FROM "course" GROUP BY uid HAVING count(*) > 1
UNION ALL
SELECT 'programme' AS table_name, group_concat(id, ', ') AS ids FROM "programme" GROUP BY uid HAVING count(*) > 1
UNION ALL
SELECT 'target' AS table_name, group_concat(id, ', ') AS ids FROM "target" GROUP BY uid HAVING count(*) > 1
