SELECT person_key.person, stage_interval.case_id, stage_interval.stage, person.birth_name, person_key.birth_date, stage_interval.unit
FROM person_key
JOIN stage_interval ON stage_interval.person = person_key.person AND stage_interval.begins <= :on AND stage_interval.ends > :on
JOIN person ON person.id = person_key.person
WHERE finds(person_key.search_key, :search) AND (NOT :members_only OR stage_interval.stage = :full)
ORDER BY person_key.sort_key, person_key.person
LIMIT :limit
