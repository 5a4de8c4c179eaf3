SELECT stage_interval.case_id FROM stage_interval
WHERE stage_interval.begins <= :on AND stage_interval.ends > :on AND stage_interval.stage < :probation
  AND EXISTS (SELECT 1 FROM live_event WHERE live_event.person = stage_interval.person AND live_event.case_id = stage_interval.case_id
    AND live_event.kind IN ('candidate_listed', 'candidate_moved_in') AND live_event.begins <= :on AND live_event.dead_from > :on)
