-- Since when each person whose birth is known has worked, by every row that says it.
SELECT person_fact.id, person_fact.person, person.birth_date, person_fact.value
FROM person_fact JOIN person ON person.id = person_fact.person
WHERE person_fact.field = 'contract_from' AND person_fact.value IS NOT NULL AND person.birth_date IS NOT NULL
ORDER BY person_fact.id
