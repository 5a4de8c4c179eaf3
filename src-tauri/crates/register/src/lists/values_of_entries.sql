SELECT live_event.case_id, coalesce(live_event.fields, event.fields) AS fields
FROM live_event JOIN event ON event.id = live_event.event
WHERE live_event.kind = :kind AND day <= :on AND begins <= :on AND dead_from > :on
ORDER BY day, live_event.event
