SELECT person_key.birth_name FROM live_event
JOIN person_key ON person_key.person = live_event.person
WHERE live_event.kind = :kind AND live_event.document_number = :number AND live_event.day >= :from AND live_event.case_id <> :case
  AND live_event.elsewhere = 0
LIMIT 1
