SELECT count(DISTINCT CASE WHEN live_event.kind = :enrolled THEN live_event.case_id END) AS enrolled,
  count(DISTINCT CASE WHEN live_event.kind = :result AND live_event.result NOT IN ('failed', 'absent') THEN live_event.case_id END) AS passed,
  count(DISTINCT CASE WHEN live_event.kind = :certificate THEN live_event.case_id END) AS certified
FROM live_event
WHERE live_event.course = :course AND live_event.kind IN (:enrolled, :result, :certificate) AND live_event.dead_from = '9999-12-31'
