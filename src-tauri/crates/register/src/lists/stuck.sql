SELECT stage_interval.person, stage_interval.case_id, stage_interval.stage, stage_interval.marks, person_key.birth_name,
  (SELECT max(day) FROM live_event WHERE live_event.person = stage_interval.person AND live_event.case_id = stage_interval.case_id
     AND step AND live_event.begins <= :on AND dead_from > :on) AS last_step
FROM stage_interval
JOIN person_key ON person_key.person = stage_interval.person
WHERE stage_interval.stage < :probation AND stage_interval.begins <= :on AND stage_interval.ends > :on
  AND last_step <= :before
  AND instr(stage_interval.marks, 'postponed') = 0
  AND NOT EXISTS (SELECT 1 FROM clock_interval JOIN rule ON rule.id = clock_interval.rule
                  WHERE clock_interval.case_id = stage_interval.case_id AND clock_interval.begins <= :on AND clock_interval.ends > :on
                    AND clock_interval.due >= :on AND coalesce(json_extract(rule.body, '$.kind'), 'deadline') NOT IN ('validity', 'minimum'))
ORDER BY last_step, stage_interval.person
