-- What one of them says now.
SELECT live_event.event, live_event.said, coalesce(live_event.fields, event.fields) AS fields
FROM live_event JOIN event ON event.id = live_event.event
WHERE live_event.person = :person AND live_event.event = :event
