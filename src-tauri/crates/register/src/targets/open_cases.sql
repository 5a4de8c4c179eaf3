SELECT stage_interval.person, stage_interval.case_id, stage_interval.unit, stage_interval.stage, person_key.birth_date,
  coalesce(max(live_event.kind IN ('candidate_listed', 'candidate_moved_in')), 0) AS listed,
  coalesce(max(live_event.kind IN ('ceremony', 'conversion_decision', 'transfer_received', 'member_recorded', 'membership_restored')), 0) AS member,
  coalesce(max(live_event.kind = 'conversion_decision'), 0) AS recognized,
  (SELECT max(due) FROM clock_interval WHERE clock_interval.case_id = stage_interval.case_id AND clock_interval.clock = 'probation'
     AND clock_interval.begins <= :on AND clock_interval.ends > :on) AS probation_end
FROM stage_interval JOIN person_key ON person_key.person = stage_interval.person
  LEFT JOIN live_event ON live_event.person = stage_interval.person AND live_event.case_id = stage_interval.case_id
    AND live_event.begins <= :on AND live_event.dead_from > :on
WHERE stage_interval.begins <= :on AND stage_interval.ends > :on AND stage_interval.stage < :full
GROUP BY stage_interval.person
