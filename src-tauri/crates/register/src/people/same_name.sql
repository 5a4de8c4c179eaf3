SELECT person.id AS person, person.birth_name, person.birth_date, person.citizen_id, person.file_number, person.card_number, stage_interval.stage, stage_interval.unit
FROM person
JOIN person_key ON person_key.person = person.id
LEFT JOIN stage_interval ON stage_interval.person = person.id AND stage_interval.begins <= :on AND stage_interval.ends > :on
WHERE (substr(person_key.search_key, 1, length(:folded)) = :folded OR person.citizen_id IN (:citizen_id, :card_number)
       OR person.file_number = :file_number OR person.card_number IN (:card_number, :citizen_id)) AND person.id IS NOT :except
ORDER BY person.id
LIMIT 50
