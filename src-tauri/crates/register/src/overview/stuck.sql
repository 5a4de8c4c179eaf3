SELECT stage_interval.person, stage_interval.case_id, stage_interval.stage, stage_interval.marks, person_key.birth_name,
  (SELECT max(happened_on) FROM event WHERE event.case_id = stage_interval.case_id AND event.happened_on <= :on) AS last_event
FROM stage_interval
JOIN person_key ON person_key.person = stage_interval.person
WHERE stage_interval.stage BETWEEN 1 AND 7 AND stage_interval.begins <= :on AND stage_interval.ends > :on
  AND (SELECT max(happened_on) FROM event WHERE event.case_id = stage_interval.case_id AND event.happened_on <= :on) <= :before
ORDER BY last_event, stage_interval.person
