SELECT params ->> 'register' AS register
FROM operation
WHERE name IN ('register_created', 'upgraded', 'recovered') AND params ->> 'register' IS NOT NULL
ORDER BY id DESC
LIMIT 1
