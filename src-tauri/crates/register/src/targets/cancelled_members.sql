-- Decisions cancelled as not qualified, which ended a membership.
SELECT live_event.person, live_event.case_id, live_event.day, live_event.unit FROM live_event
JOIN stage_interval ON stage_interval.person = live_event.person AND stage_interval.case_id = live_event.case_id
  AND stage_interval.stage = :cancelled AND stage_interval.begins <= live_event.begins AND stage_interval.ends > live_event.begins
WHERE live_event.kind = 'decision_cancelled' AND live_event.day BETWEEN :from AND :to AND live_event.elsewhere = 0
  AND live_event.begins <= :on AND live_event.dead_from > :on
  AND EXISTS (SELECT 1 FROM live_event AS made WHERE made.person = live_event.person AND made.case_id = live_event.case_id
    AND made.kind IN ('ceremony', 'conversion_decision', 'transfer_received', 'member_recorded', 'membership_restored')
    AND made.begins <= live_event.begins AND made.dead_from > live_event.begins)
ORDER BY live_event.day, live_event.event
