-- The latest operation whose last change has this head: between the changes of one operation the log is never seen.
SELECT operation FROM change AS head
WHERE substr(hash, 1, 8) = :head
  AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.operation = head.operation AND later.id > head.id)
ORDER BY id DESC
LIMIT 1
