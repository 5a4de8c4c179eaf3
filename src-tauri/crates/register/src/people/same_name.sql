SELECT person.id AS person, person.birth_name, person.birth_date, person.citizen_id, stage_interval.stage, stage_interval.unit
FROM person
JOIN person_key ON person_key.person = person.id
LEFT JOIN stage_interval ON stage_interval.person = person.id AND stage_interval.begins <= :on AND stage_interval.ends > :on
WHERE (substr(person_key.search_key, 1, length(:folded)) = :folded OR person.citizen_id = :citizen_id) AND person.id IS NOT :except
ORDER BY person.id
LIMIT 50
