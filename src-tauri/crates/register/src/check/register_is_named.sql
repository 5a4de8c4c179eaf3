-- Whether the first operation names this register; no row where it names none, as in a file of an earlier schema.
SELECT replace(params ->> 'register', '-', '') = (SELECT lower(hex(uid)) FROM register) AS named
FROM operation
WHERE id = 1 AND params ->> 'register' IS NOT NULL
