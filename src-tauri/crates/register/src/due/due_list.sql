SELECT clock_interval.case_id, clock_interval.person, clock_interval.unit, clock, rule, started_by, "from", due, warn, person_key.birth_name,
  stage_interval.turn, stage_interval.turn_unit
FROM clock_interval
JOIN person_key ON person_key.person = clock_interval.person
LEFT JOIN stage_interval ON stage_interval.person = clock_interval.person AND stage_interval.begins <= :on AND stage_interval.ends > :on
  AND stage_interval.case_id = clock_interval.case_id
WHERE clock_interval.ends > :on AND (due <= :until OR warn <= :on OR rule IN (SELECT value FROM json_each(:waits))) AND clock_interval.begins <= :on
ORDER BY due, clock_interval.case_id, clock, clock_interval."from", clock_interval.started_by
