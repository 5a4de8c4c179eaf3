SELECT DISTINCT "case".id AS case_id, "case".person, person.birth_name, person.sex
FROM event
JOIN "case" ON "case".id = event.case_id
JOIN person ON person.id = "case".person
LEFT JOIN person_key ON person_key.person = person.id
WHERE event.kind = :enrolled AND json_extract(event.fields, '$.course') = :course
ORDER BY person_key.sort_key, person.id
