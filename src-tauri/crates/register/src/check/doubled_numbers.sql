-- Each later person who has a number that an earlier one has.
SELECT later.id AS person, 'card_number' AS field, later.card_number AS number, min(earlier.birth_name) AS other
FROM person AS later JOIN person AS earlier ON earlier.card_number = later.card_number AND earlier.id < later.id
GROUP BY later.id
UNION ALL
SELECT later.id, 'file_number', later.file_number, min(earlier.birth_name)
FROM person AS later JOIN person AS earlier ON earlier.file_number = later.file_number AND earlier.id < later.id
GROUP BY later.id
ORDER BY person, field
