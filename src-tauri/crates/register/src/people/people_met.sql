SELECT person.id AS person, person.birth_name, person.birth_date, person.citizen_id, person.file_number, person.card_number,
  stage_interval.stage, stage_interval.unit
FROM person
LEFT JOIN stage_interval ON stage_interval.person = person.id AND stage_interval.begins <= :today AND stage_interval.ends > :today
ORDER BY person.id
