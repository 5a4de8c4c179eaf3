SELECT stage_interval.case_id, person_key.person, person_key.birth_name, person_key.birth_date, stage_interval.stage, stage_interval.since,
  stage_interval.unit
FROM person_key
JOIN stage_interval ON stage_interval.person = person_key.person AND stage_interval.begins <= :on AND stage_interval.ends > :on
WHERE finds(person_key.search_key, :search) AND stage_interval.stage BETWEEN :first AND :last
  AND NOT EXISTS (SELECT 1 FROM live_event WHERE live_event.person = person_key.person AND live_event.case_id = stage_interval.case_id
      AND live_event.dead_from > :on
      AND (live_event.kind = :enrolled AND live_event.course = :course
           OR live_event.kind = :certificate AND stage_interval.marks NOT LIKE '%certificate_lapsed%'))
ORDER BY person_key.sort_key, person_key.person
LIMIT 1000
