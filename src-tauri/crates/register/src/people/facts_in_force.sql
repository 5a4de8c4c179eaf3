SELECT field, value FROM (
  SELECT field, value, row_number() OVER (PARTITION BY field ORDER BY "from" DESC) AS place
  FROM person_fact WHERE person = :person AND "from" <= :on)
WHERE place = 1
