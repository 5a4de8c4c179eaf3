-- The places that the last changes wrote and that still stand, the latest first.
WITH latest AS MATERIALIZED (
  SELECT id, table_name, row_id, before, after FROM change ORDER BY id DESC LIMIT :changes
)
SELECT latest.id AS change, person.id AS id, FALSE AS dated, person.home_place AS place
FROM latest JOIN person ON person.id = latest.row_id
WHERE latest.table_name = 'person'
  AND latest.after ->> '$.home_place' = person.home_place AND latest.before ->> '$.home_place' IS NOT person.home_place
UNION ALL
SELECT latest.id, person.id, FALSE, person.birth_registered_at
FROM latest JOIN person ON person.id = latest.row_id
WHERE latest.table_name = 'person'
  AND latest.after ->> '$.birth_registered_at' = person.birth_registered_at
  AND latest.before ->> '$.birth_registered_at' IS NOT person.birth_registered_at
UNION ALL
SELECT latest.id, person_fact.id, TRUE, person_fact.value
FROM latest JOIN person_fact ON person_fact.id = latest.row_id
WHERE latest.table_name = 'person_fact' AND person_fact.field IN ('residence_permanent', 'residence_temporary')
  AND latest.after ->> '$.value' = person_fact.value AND latest.before ->> '$.value' IS NOT person_fact.value
ORDER BY change DESC
