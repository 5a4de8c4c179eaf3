WITH live AS (
  SELECT event.* FROM event
  WHERE event.case_id IS NOT NULL AND event.kind IN (:enrolled, :result, :certificate)
    AND json_extract(event.fields, '$.course') = :course
    AND NOT EXISTS (SELECT 1 FROM event AS voiding WHERE voiding.case_id = event.case_id AND voiding.kind = 'entry_voided'
                    AND json_extract(voiding.fields, '$.voids') = event.id))
SELECT "case".id AS case_id, "case".person, person.birth_name, person.sex, person.birth_date,
  (SELECT name FROM unit_interval WHERE unit_interval.unit = coalesce(
     (SELECT stage_interval.unit FROM stage_interval WHERE stage_interval.person = person.id
        AND stage_interval.begins <= enrolled.happened_on AND stage_interval.ends > enrolled.happened_on), "case".unit)
     ORDER BY begins DESC LIMIT 1) AS unit_name,
  enrolled.happened_on AS enrolled_on,
  (SELECT json_extract(fields, '$.result') FROM live WHERE live.case_id = "case".id AND live.kind = :result ORDER BY happened_on DESC, id DESC LIMIT 1) AS result,
  (SELECT json_extract(fields, '$.score') FROM live WHERE live.case_id = "case".id AND live.kind = :result ORDER BY happened_on DESC, id DESC LIMIT 1) AS score,
  (SELECT document_number FROM live WHERE live.case_id = "case".id AND live.kind = :certificate ORDER BY happened_on DESC, id DESC LIMIT 1) AS certificate_number,
  (SELECT happened_on FROM live WHERE live.case_id = "case".id AND live.kind = :certificate ORDER BY happened_on DESC, id DESC LIMIT 1) AS certificate_date
FROM live AS enrolled
JOIN "case" ON "case".id = enrolled.case_id
JOIN person ON person.id = "case".person
LEFT JOIN person_key ON person_key.person = person.id
WHERE enrolled.kind = :enrolled
GROUP BY "case".id
ORDER BY person_key.sort_key, person.id
