-- Only a member leaves: a decision cancelled before there was a membership is no leaving.
SELECT person, max(begins) AS left_on FROM stage_interval INDEXED BY stage_interval_left
WHERE /*left the Party*/ AND begins <= :on
  AND (stage > :cancelled OR EXISTS (SELECT 1 FROM live_event WHERE live_event.person = stage_interval.person AND live_event.case_id = stage_interval.case_id
    AND live_event.kind IN ('ceremony', 'conversion_decision', 'transfer_received', 'member_recorded', 'membership_restored')
    AND live_event.begins <= stage_interval.begins AND live_event.dead_from > stage_interval.begins))
GROUP BY person
