-- The entries of a kind in force on a day, case by case, as they read now.
SELECT live_event.event, live_event.case_id, live_event.said, coalesce(live_event.fields, event.fields) AS fields
FROM live_event JOIN event ON event.id = live_event.event
WHERE live_event.kind = :kind AND live_event.case_id IS NOT NULL
  AND live_event.day <= :on AND live_event.begins <= :on AND live_event.dead_from > :on
ORDER BY live_event.case_id, live_event.day, live_event.event
