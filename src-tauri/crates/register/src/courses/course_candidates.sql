SELECT stage_interval.case_id, person_key.person, person.birth_name, person_key.birth_date, stage_interval.stage, stage_interval.since,
  (SELECT name FROM unit_interval WHERE unit_interval.unit = stage_interval.unit AND unit_interval.begins <= :on AND unit_interval.ends > :on) AS unit_name
FROM person_key
JOIN person ON person.id = person_key.person
JOIN stage_interval ON stage_interval.person = person_key.person AND stage_interval.begins <= :on AND stage_interval.ends > :on
WHERE stage_interval.stage BETWEEN :first AND :last
  AND NOT EXISTS (SELECT 1 FROM event WHERE event.case_id = stage_interval.case_id AND (
        event.kind = :enrolled AND json_extract(event.fields, '$.course') = :course
        OR event.kind = :certificate AND stage_interval.marks NOT LIKE '%certificate_lapsed%')
      AND NOT EXISTS (SELECT 1 FROM event AS voiding WHERE voiding.case_id = event.case_id AND voiding.kind = 'entry_voided'
                      AND json_extract(voiding.fields, '$.voids') = event.id))
  /*search*/
ORDER BY person_key.sort_key, person_key.person
LIMIT 1000
