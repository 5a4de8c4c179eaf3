-- Open cases of whoever is no full member. A member stands before the probation only where a decision was cancelled and a
-- step is redone: the entries are asked for those few alone.
SELECT stage_interval.person, stage_interval.case_id, stage_interval.unit, stage_interval.stage, person_key.birth_date,
  CASE WHEN redone.case_id IS NOT NULL THEN EXISTS (SELECT 1 FROM live_event WHERE live_event.person = stage_interval.person
    AND live_event.case_id = stage_interval.case_id
    AND live_event.kind IN ('ceremony', 'conversion_decision', 'transfer_received', 'member_recorded', 'membership_restored')
    AND live_event.begins <= :on AND live_event.dead_from > :on) ELSE 0 END AS member,
  CASE WHEN redone.case_id IS NOT NULL THEN EXISTS (SELECT 1 FROM live_event WHERE live_event.person = stage_interval.person
    AND live_event.case_id = stage_interval.case_id AND live_event.kind = 'conversion_decision'
    AND live_event.begins <= :on AND live_event.dead_from > :on) ELSE 0 END AS recognized,
  redone.case_id IS NOT NULL AS redone
FROM stage_interval JOIN person_key ON person_key.person = stage_interval.person
  LEFT JOIN (SELECT DISTINCT case_id FROM live_event WHERE kind = 'decision_cancelled') AS redone ON redone.case_id = stage_interval.case_id
WHERE stage_interval.begins <= :on AND stage_interval.ends > :on AND stage_interval.stage < :full
