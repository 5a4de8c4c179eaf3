SELECT stage_interval.person, stage_interval.unit FROM stage_interval
WHERE stage_interval.stage <= 7 AND stage_interval.begins <= :on AND stage_interval.ends > :on
  AND EXISTS (SELECT 1 FROM event WHERE event.case_id = stage_interval.case_id
              AND event.kind IN ('candidate_listed', 'candidate_moved_in') AND event.happened_on <= :on)
