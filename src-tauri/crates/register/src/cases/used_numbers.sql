-- Documents of these kinds with these numbers since a day, of other cases than one; of any where none is named.
SELECT live_event.person, live_event.document_number, live_event.said, person_key.birth_name FROM live_event
JOIN person_key ON person_key.person = live_event.person
WHERE live_event.kind IN (SELECT value FROM json_each(:kinds)) AND live_event.document_number IN (SELECT value FROM json_each(:numbers))
  AND live_event.day >= :from AND live_event.elsewhere = 0 AND live_event.case_id IS NOT :case
ORDER BY live_event.day, live_event.event
