SELECT id, field, value FROM (
  SELECT id, field, value, row_number() OVER (PARTITION BY field ORDER BY "from" DESC) AS place
  FROM person_fact WHERE person = :person AND "from" <= :on)
WHERE place = 1
